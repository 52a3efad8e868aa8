"""Everything that the user can do, as data: menus, buttons' keys and the page of keys are read from here.

`does` names who does it and by which method: a doer of the window (`csdesk.ui.window.DOERS`) or "page", the page that
`page` names, while it is open. `needs` names a property of the same doer that says whether it can be done now.
A test sees to it that each of them exists.
"""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.ui.places import MENUS

FILE, EDIT, ACCOUNT, VIEW, GO, HELP = MENUS
ENTER = ("Return", "Enter")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: `title` in words, `keys` as Qt writes them, and who does it.

    `on_list` binds the keys to the page's list alone (`page.list`), so that they don't disturb typing.
    `choice` makes it one of several of which one is ticked; `gap` draws a line above it.
    With `lists`, the method gives titles and what each does, and they are shown as a menu of their own.
    """

    id: str
    title: str
    menu: str
    does: str
    keys: tuple[str, ...] = ()
    page: str = ""
    needs: str = ""
    on_list: bool = False
    choice: str = ""
    gap: bool = False
    lists: bool = False

    @property
    def doer(self) -> str:
        """Who does it."""
        return self.does.partition(".")[0]

    @property
    def method(self) -> str:
        """By which of its methods."""
        return self.does.partition(".")[2]


ACTIONS = (
    Action("book.new", "New book…", FILE, "books.ask_to_create"),
    Action("book.open", "Open book…", FILE, "books.ask_to_open", ("Ctrl+O",)),
    Action("book.recent", "Open recent", FILE, "books.recent", lists=True),
    Action("book.sample", "Open the sample book", FILE, "books.open_sample"),
    Action(
        "import.file",
        "Import a file…",
        FILE,
        "importing.ask_for_file",
        ("Ctrl+I",),
        needs="has_book",
        gap=True,
    ),
    Action(
        "import.paste",
        "Import what was copied",
        FILE,
        "importing.paste",
        ("Ctrl+Shift+I",),
        needs="has_book",
    ),
    Action(
        "import.returned",
        "Take in a returned file…",
        FILE,
        "importing.ask_for_returned",
        ("Ctrl+Alt+I",),
        needs="has_book",
    ),
    Action("import.list", "Imports…", FILE, "importing.show_imports", needs="has_book"),
    Action("import.csdesk", "Import from another csdesk…", FILE, "exporting.ask_to_import", needs="has_book"),
    Action(
        "export.list",
        "Export this list…",
        FILE,
        "exporting.ask_for_list",
        ("Ctrl+Shift+O",),
        needs="has_list",
        gap=True,
    ),
    Action("export.account", "Export this account…", FILE, "exporting.ask_for_account", needs="has_account"),
    Action("export.book", "Export the book…", FILE, "exporting.ask_for_book", needs="has_book"),
    Action("book.back_up", "Back up now", FILE, "safety.back_up", needs="has_book", gap=True),
    Action("book.move", "Move this book…", FILE, "books.ask_to_move", needs="has_place"),
    Action("book.restore", "Restore a backup…", FILE, "safety.ask_to_restore", needs="has_place"),
    Action("book.check", "Check this book", FILE, "safety.check", needs="has_book"),
    Action(
        "book.encrypt",
        "Set a passphrase…",
        FILE,
        "locking.ask_for_passphrase",
        needs="has_plain_book",
        gap=True,
    ),
    Action(
        "book.change_passphrase",
        "Change the passphrase…",
        FILE,
        "locking.ask_for_passphrase",
        needs="has_writable_encrypted_book",
    ),
    Action(
        "book.decrypt",
        "Remove the passphrase…",
        FILE,
        "locking.ask_to_remove",
        needs="has_writable_encrypted_book",
    ),
    Action("book.lock", "Lock now", FILE, "locking.lock", ("Ctrl+Shift+L",), needs="has_encrypted_book"),
    Action("window.close", "Quit", FILE, "window.close", ("Ctrl+Q",), gap=True),
    Action("edit.undo", "Undo", EDIT, "undoing.undo", ("Ctrl+Z",), needs="can_undo"),
    Action("edit.redo", "Redo", EDIT, "undoing.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), needs="can_redo"),
    Action("capture.open", "Write something down", ACCOUNT, "capturing.open", ("Ctrl+J",), needs="has_book"),
    Action("account.new", "New account", ACCOUNT, "page.new_account", ("Ctrl+N",), page="accounts"),
    Action(
        "account.open",
        "Open this",
        ACCOUNT,
        "page.open_account",
        ENTER,
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action("account.filter", "Filter the list", ACCOUNT, "page.focus_filter", ("Ctrl+F",), page="accounts"),
    Action(
        "account.rename",
        "Rename",
        ACCOUNT,
        "page.rename",
        ("F2",),
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action(
        "account.delete",
        "Delete",
        ACCOUNT,
        "page.delete",
        ("Del",),
        page="accounts",
        needs="has_row",
        on_list=True,
    ),
    Action("results.record", "Record results", ACCOUNT, "page.record_results", ("Ctrl+R",), page="account"),
    Action(
        "review.prepare",
        "Prepare review",
        ACCOUNT,
        "page.prepare_review",
        ("Ctrl+Shift+R",),
        page="account",
    ),
    Action(
        "today.open",
        "Open this",
        ACCOUNT,
        "page.open_line",
        ENTER,
        page="today",
        needs="has_row",
        on_list=True,
    ),
    Action("today.done", "Done", ACCOUNT, "page.done_line", ("Ctrl+D",), page="today", needs="can_be_done"),
    Action("today.later", "Put off…", ACCOUNT, "page.put_off", ("Ctrl+L",), page="today", needs="has_row"),
    Action(
        "today.again",
        "Take up again",
        ACCOUNT,
        "page.take_up_again",
        ("Ctrl+Shift+U",),
        page="today",
        needs="has_put_off",
    ),
    Action("today.rules", "Rules and their days", ACCOUNT, "page.show_rules", page="today"),
    Action("settings.find", "Find a setting", EDIT, "page.focus_filter", ("Ctrl+F",), page="settings"),
    Action(
        "timeline.find", "Find in the timeline", ACCOUNT, "page.find_in_timeline", ("Ctrl+F",), page="account"
    ),
    Action("meeting.card", "Meeting card…", ACCOUNT, "page.show_meeting_card", ("Ctrl+P",), page="account"),
    Action("data.ask", "Ask for figures…", ACCOUNT, "page.ask_for_figures", page="account"),
    Action("review.new", "New review", ACCOUNT, "page.new_review", ("Ctrl+N",), page="reviews"),
    Action("review.filter", "Filter the reviews", ACCOUNT, "page.focus_filter", ("Ctrl+F",), page="reviews"),
    Action("review.export", "Export the review", ACCOUNT, "page.export", ("Ctrl+E",), page="review"),
    Action(
        "review.sent", "Mark the review as sent", ACCOUNT, "page.mark_sent", ("Ctrl+Shift+E",), page="review"
    ),
    Action("review.missing", "Go to what is missing", ACCOUNT, "page.next_missing", ("F8",), page="review"),
    Action("review.chart", "Copy the chart in sight", ACCOUNT, "page.copy_chart", page="review"),
    Action(
        "review.afterwards",
        "After the meeting",
        ACCOUNT,
        "page.open_afterwards",
        ("Ctrl+Shift+F",),
        page="review",
    ),
    Action("review.account", "Go to the account", ACCOUNT, "page.open_account", page="review"),
    Action(
        "review.add",
        "Add one more here",
        ACCOUNT,
        "page.add_here",
        ("Ctrl+Return", "Ctrl+Enter"),
        page="review",
        gap=True,
    ),
    Action("review.delete", "Delete this", ACCOUNT, "page.delete_here", ("Ctrl+Shift+Del",), page="review"),
    Action("after.review", "To its pages", ACCOUNT, "page.open_review", ("Ctrl+Shift+R",), page="afterwards"),
    Action(
        "after.copy", "Copy the follow-up", ACCOUNT, "page.copy_text", ("Ctrl+Shift+C",), page="afterwards"
    ),
    Action(
        "after.save",
        "Save the follow-up as e-mail draft…",
        ACCOUNT,
        "page.save_draft",
        ("Ctrl+E",),
        page="afterwards",
    ),
    Action("after.account", "Go to the account", ACCOUNT, "page.open_account", page="afterwards"),
    Action(
        "after.add",
        "Add one more here",
        ACCOUNT,
        "page.add_here",
        ("Ctrl+Return", "Ctrl+Enter"),
        page="afterwards",
        gap=True,
    ),
    Action(
        "after.share",
        "Share this, or keep it internal",
        ACCOUNT,
        "page.share_here",
        ("Ctrl+Shift+S",),
        page="afterwards",
    ),
    Action("after.done", "Kept", ACCOUNT, "page.done_here", ("Ctrl+D",), page="afterwards"),
    Action(
        "after.later", "Another day for this…", ACCOUNT, "page.later_here", ("Ctrl+L",), page="afterwards"
    ),
    Action("after.drop", "Cancel this", ACCOUNT, "page.drop_here", ("Ctrl+Shift+X",), page="afterwards"),
    Action(
        "after.delete", "Delete this", ACCOUNT, "page.delete_here", ("Ctrl+Shift+Del",), page="afterwards"
    ),
    Action(
        "record.add",
        "Add one more here",
        ACCOUNT,
        "page.add_here",
        ("Ctrl+Return", "Ctrl+Enter"),
        page="account",
        gap=True,
    ),
    Action(
        "record.share",
        "Share this, or keep it internal",
        ACCOUNT,
        "page.share_here",
        ("Ctrl+Shift+S",),
        page="account",
    ),
    Action(
        "record.done",
        "Kept, reached or answered",
        ACCOUNT,
        "page.done_here",
        ("Ctrl+D",),
        page="account",
    ),
    Action("record.later", "Another day for this…", ACCOUNT, "page.later_here", ("Ctrl+L",), page="account"),
    Action("record.drop", "Cancel this", ACCOUNT, "page.drop_here", ("Ctrl+Shift+X",), page="account"),
    Action("record.delete", "Delete this", ACCOUNT, "page.delete_here", ("Ctrl+Shift+Del",), page="account"),
    Action(
        "person.forget",
        "Forget this person for good…",
        ACCOUNT,
        "page.forget_person",
        page="account",
        gap=True,
    ),
    Action("account.forget", "Forget this account for good…", ACCOUNT, "page.forget_account", page="account"),
    Action(
        "deleted.forget",
        "Forget what was deleted…",
        ACCOUNT,
        "page.forget_deleted",
        page="accounts",
        gap=True,
    ),
    Action("theme.system", "Colours as the system", VIEW, "colours.as_system", choice="theme:system"),
    Action("theme.light", "Light", VIEW, "colours.light", choice="theme:light"),
    Action("theme.dark", "Dark", VIEW, "colours.dark", choice="theme:dark"),
    Action(
        "text.larger", "Larger text", VIEW, "sizes.larger", ("Ctrl++", "Ctrl+="), needs="can_grow", gap=True
    ),
    Action("text.smaller", "Smaller text", VIEW, "sizes.smaller", ("Ctrl+-",), needs="can_shrink"),
    Action("text.usual", "Usual size of text", VIEW, "sizes.usual", ("Ctrl+0",), needs="can_shrink"),
    Action("go.search", "Search everything", GO, "travel.focus_search", ("Ctrl+K",)),
    Action("go.back", "Back", GO, "travel.go_back", ("Alt+Left",), needs="can_go_back"),
    Action("go.notice", "Line at the foot", GO, "foot.take_focus", ("F6",), needs="has_notice"),
    Action("go.tour", "What the tour says", GO, "help.focus_tour", ("Shift+F6",), needs="has_tour"),
    Action("go.today", "Today", GO, "travel.go_to_today", ("Ctrl+1",), gap=True),
    Action("go.accounts", "Accounts", GO, "travel.go_to_accounts", ("Ctrl+2",)),
    Action("go.reviews", "Reviews", GO, "travel.go_to_reviews", ("Ctrl+3",)),
    Action("go.settings", "Settings", GO, "travel.go_to_settings", ("Ctrl+9",)),
    Action("help.guide", "Guide to this page", HELP, "help.show_guide", ("F1",)),
    Action("help.tour", "Tour in five steps", HELP, "help.begin_tour"),
    Action("help.keys", "Keys", HELP, "help.show_keys", ("Ctrl+F1",)),
    Action("help.problem", "Report a problem…", HELP, "help.report_problem", gap=True),
    Action("help.log", "Show the log", HELP, "help.show_log"),
    Action("help.about", "About csdesk", HELP, "help.show_about", gap=True),
)
# Keys that widgets know by themselves; the page of keys names them too.
OTHER_KEYS = (
    ("Sections of an account", "Alt+1 … Alt+6, Ctrl+PgUp, Ctrl+PgDown"),
    ("Choose how a line that is written down is understood", "Tab, Up, Down"),
    ("Let kinds of things through in the timeline", "Left, Right; Space, Enter for one alone"),
    ("Leave a field and keep it", "Tab, Enter"),
    ("Leave a text of several lines and keep it", "Tab, Ctrl+Enter"),
    ("Take back what was typed in a field", "Esc"),
    ("Say why a state is so", "Tab to the state"),
    ("Read a chart point by point", "Left, Right, Home, End; Up, Down for another metric"),
    ("Choose a stretch of a chart, leave it", "Shift+Left, Shift+Right; Esc"),
    ("Add a change on the day that is read", "Enter"),
    ("Show a chart's figures as a table", "T"),
    ("Copy a chart as a picture, save it", "Ctrl+C, Ctrl+S"),
    ("Open a review of a list, delete it", "Enter, Del"),
    ("Move a point, decision or question of a review", "Alt+Up, Alt+Down"),
    ("Share what stays out of a review", "Space"),
    ("Make the preview larger, smaller", "+, -"),
    ("Enter figures in the grid", "Enter goes down, Tab to the right, Del empties, Ctrl+V pastes a block"),
)


def action(action_id: str) -> Action:
    """The action of an id. Raises StopIteration for an unknown one."""
    return next(one for one in ACTIONS if one.id == action_id)
