"""Every key of the window, in one table: the menus take theirs from it and Ctrl+/ shows it."""

from dataclasses import dataclass
from gettext import gettext as _

from ui.meetings.run_keys import run_key_words

KEYS = {
    "go_to": "Ctrl+K",
    "new": "Ctrl+N",
    "find": "Ctrl+F",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "print": "Ctrl+P",
    "rename": "F2",
    "bin": "Del",
    "pane": "F6",
    "pane_before": "Shift+F6",
    "back": "Esc",
    "help": "F1",
    "menu": "F10",
    "keys": "Ctrl+/",
    "full_screen": "F11",
    "open": "Ctrl+O",
    "new_chapter": "Ctrl+Shift+N",
    "save_copy": "Ctrl+Shift+S",
    "quit": "Ctrl+Q",
}


@dataclass(frozen=True)
class Key:
    """A key and what it does, in words."""

    keys: str
    words: str


def page_key(place: int) -> str:
    """The key of the page at this place in the rail, counted from one."""
    return f"Ctrl+{place}"


def all_keys(pages: int) -> dict[str, list[Key]]:
    """What the sheet shows, under its headings."""
    return {
        _("Everywhere"): [
            Key(KEYS["go_to"], _("Go to anything: a person, an item, a meeting, a decision")),
            Key(f"Ctrl+1 … {page_key(pages)}", _("The pages of the rail, from the top")),
            Key(KEYS["undo"], _("Undo the last change")),
            Key(KEYS["redo"], _("Do it again after all")),
            Key(f"{KEYS['pane']}, {KEYS['pane_before']}", _("The next pane, the one before: rail, list, details")),
            Key(KEYS["full_screen"], _("Full screen")),
            Key(KEYS["menu"], _("The menu")),
            Key(KEYS["help"], _("What this page is for")),
            Key(KEYS["keys"], _("This sheet")),
        ],
        _("On a page"): [
            Key(KEYS["new"], _("New, in this page")),
            Key(KEYS["find"], _("Search in this page")),
            Key(KEYS["print"], _("Print, with a look first")),
            Key(KEYS["rename"], _("Rename")),
            Key(KEYS["bin"], _("Put in the bin")),
            Key("Ctrl+Enter", _("While a meeting is planned: plan it")),
            Key(KEYS["back"], _("Back; clears a search, brings back what a field said")),
        ],
        _("In a list"): [
            Key(_("Letters"), _("Go to the row that begins so")),
            Key(_("Enter"), _("Open")),
            Key("Alt+S", _("Sort by the next column")),
            Key("Alt+Shift+S", _("Turn the order round")),
            Key(_("Shift+arrows"), _("Choose several")),
        ],
        _("In a field"): [
            Key(_("Enter"), _("Save and stay (a field saves itself when it is left)")),
            Key("Ctrl+Enter", _("Save a field of several lines")),
            Key(_("Up, down"), _("One day or one number more or less")),
            Key("Alt+Down", _("Choose a day in a calendar")),
        ],
        _("Two entries side by side"): _twin_keys(),
        _("In the preview"): _preview_keys(),
        _("In a running meeting"): [Key(keys, told) for keys, told in run_key_words().items()],
    }


def _twin_keys() -> list[Key]:
    return [
        Key("1, 2, B", _("Keep the first, the second, both")),
        Key(_("Left, right"), _("From side to side")),
        Key(_("Up, down"), _("From row to row")),
        Key("Ctrl+Enter", _("Merge them")),
    ]


def _preview_keys() -> list[Key]:
    return [
        Key(_("PgUp, PgDn"), _("The page before, the next one")),
        Key(_("Home, End"), _("The first page, the last")),
        Key(_("Space"), _("A screenful further; with Shift back")),
        Key("Ctrl++, Ctrl+-", _("Larger, smaller")),
        Key("Ctrl+0, Ctrl+1", _("The whole width, the whole page")),
        Key(KEYS["print"], _("Print")),
        Key("Ctrl+S", _("Save as PDF, Word document or Markdown")),
        Key(KEYS["back"], _("Close")),
    ]
