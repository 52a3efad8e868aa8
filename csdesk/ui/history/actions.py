"""What can be done with the history and the trash."""

from __future__ import annotations

from csdesk.ui.action import ACCOUNT, EDIT, ENTER, GO, Action

HISTORY_ACTIONS = (
    Action("account.history", "History of this account", ACCOUNT, "page.open_history", page="account"),
    Action(
        "history.open",
        "Open what it was about",
        ACCOUNT,
        "page.open_thing",
        ENTER,
        page="history",
        needs="has_thing",
        on_list=True,
    ),
    Action(
        "history.filter",
        "Filter the history, or go to a day",
        ACCOUNT,
        "page.focus_filter",
        ("Ctrl+F",),
        page="history",
    ),
    Action(
        "history.take_back",
        "Take back this change alone",
        EDIT,
        "page.take_back",
        ("Ctrl+Backspace",),
        page="history",
        needs="can_be_taken_back",
        on_list=True,
        gap=True,
    ),
    Action(
        "history.back_to",
        "Back to here…",
        EDIT,
        "page.ask_to_go_back",
        ("Ctrl+B",),
        page="history",
        needs="can_go_back",
    ),
    Action(
        "trash.put_back",
        "Put back",
        EDIT,
        "page.put_back",
        ENTER,
        page="trash",
        needs="has_row",
        on_list=True,
    ),
    Action("trash.filter", "Filter the trash", ACCOUNT, "page.focus_filter", ("Ctrl+F",), page="trash"),
    Action("go.trash", "Trash", GO, "travel.go_to_trash", ("Ctrl+7",), needs="has_book"),
    Action("go.history", "History", GO, "travel.go_to_history", ("Ctrl+8",), needs="has_book"),
)
