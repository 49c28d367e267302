"""The keys of a running meeting, in one table: the screen takes them from it and Ctrl+/ shows them."""

from collections.abc import Mapping
from gettext import gettext as _

RUN_KEYS = {
    "next": "Alt+Right",
    "before": "Alt+Left",
    "line": "F3",
    "notes": "F4",
    "room": "F7",
    "speaking": "F8",
    "photo": "F9",
    "paste": "Shift+F9",
    "pause": "Ctrl+.",
    "more": "Ctrl++",
    "round": "Ctrl+Shift+R",
    "more_deeds": "Ctrl+M",
    "close": "Ctrl+Shift+E",
}


def run_key_words() -> Mapping[str, str]:
    """Every key of a running meeting, and what it does."""
    return {
        f"{RUN_KEYS['next']}, {RUN_KEYS['before']}": _("The next item, the one before"),
        RUN_KEYS["line"]: _("The line that takes down notes, actions and proposals"),
        "Shift+F6, F6": _("From that line back to the answers of the proposal, and forth"),
        RUN_KEYS["notes"]: _("The notes of the item"),
        "Ctrl+Shift+A": _("In the notes: make the line an action"),
        "Ctrl+Shift+D": _("In the notes: make the line a proposal"),
        RUN_KEYS["room"]: _("Who is here: two letters and Enter sign in"),
        _("Alt+arrows"): _("In that list: another seat; Space offers the rest"),
        RUN_KEYS["speaking"]: _("Who speaks: letters ask, Enter goes on, Shift+Enter passes"),
        RUN_KEYS["round"]: _("Begin a round, or end it"),
        RUN_KEYS["photo"]: _("Photo for the item; with Shift from the clipboard"),
        f"{RUN_KEYS['pause']}, {RUN_KEYS['more']}": _("Rest the clock, give five minutes more"),
        "Ctrl+Enter": _("In a proposal: the next stage; with Shift all consent"),
        "F1": _("In a proposal: how its method works, to read out"),
        "F5, Shift+F5": _("Show the meeting to the room; what else it can see"),
        "Ctrl+F5": _("Turn the page of a text that is long on the projector"),
        "Ctrl+Shift+P": _("The papers of the meeting, all at once (also on its agenda)"),
        RUN_KEYS["close"]: _("Close the meeting"),
        RUN_KEYS["more_deeds"]: _("What else can be done with the meeting"),
    }


def more_words() -> str:
    """What the button for everything else is called."""
    return _("More about this meeting ({key})").format(key=RUN_KEYS["more_deeds"])
