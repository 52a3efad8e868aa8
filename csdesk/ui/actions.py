"""Everything that the user can do, as data: menus, buttons' keys and the page of keys are read from here.

`does` names a method of the window, or of the page that is open where `page` names one; a test sees to it that each
exists. `needs` names a property of the same object that says whether the action can be done now.
"""

from __future__ import annotations

from dataclasses import dataclass

FILE, EDIT, ACCOUNT, VIEW, GO, HELP = "File", "Edit", "Account", "View", "Go", "Help"
MENUS = (FILE, EDIT, ACCOUNT, VIEW, GO, HELP)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: `title` in words, `keys` as Qt writes them, and who does it.

    `on_list` binds the keys to the page's list alone (`page.list`), so that they don't disturb typing.
    `choice` makes it one of several of which one is ticked; `gap` draws a line above it.
    """

    id: str
    title: str
    menu: str
    does: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    page: str = ""
    needs: str = ""
    on_list: bool = False
    choice: str = ""
    gap: bool = False


ACTIONS = (
    Action("book.new", "New book…", FILE, "new_book"),
    Action("book.open", "Open book…", FILE, "open_book", ("Ctrl+O",)),
    Action("book.recent", "Open recent", FILE, "recent_books"),
    Action("book.sample", "Open the sample book", FILE, "sample_book"),
    Action("window.close", "Quit", FILE, "close", ("Ctrl+Q",), gap=True),
    Action("edit.undo", "Undo", EDIT, "undo", ("Ctrl+Z",), icon="undo", needs="can_undo"),
    Action("edit.redo", "Redo", EDIT, "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", needs="can_redo"),
    Action("account.new", "New account", ACCOUNT, "new_account", ("Ctrl+N",), icon="add", page="accounts"),
    Action(
        "account.open",
        "Open",
        ACCOUNT,
        "open_account",
        ("Return",),
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action(
        "account.rename",
        "Rename",
        ACCOUNT,
        "rename_account",
        ("F2",),
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action(
        "account.delete",
        "Delete",
        ACCOUNT,
        "delete_account",
        ("Del",),
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action("theme.system", "Colours as the system", VIEW, "use_system_theme", choice="theme:system"),
    Action("theme.light", "Light", VIEW, "use_light_theme", choice="theme:light"),
    Action("theme.dark", "Dark", VIEW, "use_dark_theme", choice="theme:dark"),
    Action("go.search", "Search", GO, "focus_search", ("Ctrl+K",), icon="search"),
    Action("go.back", "Back", GO, "go_back", ("Alt+Left",), icon="back", needs="can_go_back"),
    Action("go.accounts", "Accounts", GO, "go_to_accounts", ("Ctrl+1",), icon="accounts", gap=True),
    Action("go.settings", "Settings", GO, "go_to_settings", ("Ctrl+9",), icon="settings"),
    Action("help.keys", "Keys", HELP, "show_keys", ("F1",)),
    Action("help.about", "About csdesk", HELP, "show_about"),
)
# Keys that widgets know by themselves; the page of keys names them too.
OTHER_KEYS = (
    ("Sections of an account", "Alt+1 … Alt+6, Ctrl+PgUp, Ctrl+PgDown"),
    ("Leave a field and keep it", "Tab, Enter"),
    ("Leave a text of several lines and keep it", "Tab, Ctrl+Enter"),
    ("Take back what was typed in a field", "Esc"),
    ("Say why a state is so", "Tab to the state"),
)


def action(action_id: str) -> Action:
    """The action of an id. Raises StopIteration for an unknown one."""
    return next(one for one in ACTIONS if one.id == action_id)
