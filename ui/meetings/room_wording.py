"""What the floor, the seats and the pictures of a running meeting refuse, in words."""

from gettext import gettext as _

from models.rules.photos import NotAPicture, NothingToPaste, PictureTooLarge
from models.rules.rounds import NotInRound
from models.rules.seats import NoSuchSeat, NotSeated
from models.rules.speaking import AlreadyWaiting, NoDirectAnswer, NotWaiting
from ui.wording import sentence, tell

tell(
    {
        NoSuchSeat: lambda: _("There is no seat {seat}: {seats} people are seated."),
        NotSeated: lambda: _("Only who has come has a seat. Sign this person in first."),
        NotAPicture: lambda: _(
            "“{name}” is no picture this program can read. Take a JPEG, PNG, WebP, GIF, BMP or TIFF."
        ),
        PictureTooLarge: lambda: _(
            "“{name}” has {width} × {height} points, more than is taken in here. Make it smaller first."
        ),
        NothingToPaste: lambda: _("There is no picture on the clipboard. Copy one, then paste it here."),
    }
)


@sentence.register
def _not_in_round(refusal: NotInRound) -> str:
    if refusal.spoken:
        return _("{name} has spoken in this round already.").format(name=_name(refusal.person))
    return _("{name} is not in this round.").format(name=_name(refusal.person))


@sentence.register
def _already_waiting(refusal: AlreadyWaiting) -> str:
    return _("{name} is waiting to speak already.").format(name=_name(refusal.person))


@sentence.register
def _not_waiting(refusal: NotWaiting) -> str:
    return _("{name} is not waiting to speak.").format(name=_name(refusal.person))


@sentence.register
def _no_direct_answer(refusal: NoDirectAnswer) -> str:
    return _("{name} asked for a turn of their own: only a short answer goes ahead of others.").format(
        name=_name(refusal.person)
    )


def _name(person: str) -> str:
    """A name; without one, who it may be."""
    return person or _("This person")
