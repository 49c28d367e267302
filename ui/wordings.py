"""Every refusal in words, whichever subject it comes from; each subject's words are loaded with the first refusal."""

from importlib import import_module

from models.errors import Refusal
from ui import wording

_WORDS = (
    "ui.assets.wording",
    "ui.bin.wording",
    "ui.decisions.wording",
    "ui.meetings.deciding.choice_wording",
    "ui.meetings.deciding.wording",
    "ui.meetings.room_wording",
    "ui.meetings.wording",
    "ui.national.wording",
    "ui.print.wording",
    "ui.record_wording",
    "ui.roster.wording",
    "ui.sharing.wording",
    "ui.verify.wording",
)


def sentence(refusal: Refusal) -> str:
    """What a refusal says to the person."""
    load()
    return wording.sentence(refusal)


def load() -> None:
    """Let every subject register its words."""
    for module in _WORDS:
        import_module(module)
