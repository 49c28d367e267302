"""What the floor, the seats and the pictures of a running meeting refuse, in words."""

from gettext import gettext as _

from models.rules.photos import NotAPicture, NothingToPaste, PictureTooLarge
from models.rules.rounds import NotInRound
from models.rules.seats import NoSuchSeat, NotSeated
from models.rules.speaking import AlreadyWaiting, NoDirectAnswer, NotWaiting
from ui.wording import sentence


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


@sentence.register
def _no_such_seat(refusal: NoSuchSeat) -> str:
    return _("There is no seat {seat}: {seats} people are seated.").format(seat=refusal.seat, seats=refusal.seats)


@sentence.register
def _not_seated(refusal: NotSeated) -> str:
    return _("Only who has come has a seat. Sign this person in first.")


@sentence.register
def _not_a_picture(refusal: NotAPicture) -> str:
    return _("“{name}” is no picture this program can read. Take a JPEG, PNG, WebP, GIF, BMP or TIFF.").format(
        name=refusal.name
    )


@sentence.register
def _picture_too_large(refusal: PictureTooLarge) -> str:
    return _("“{name}” has {width} × {height} points, more than is taken in here. Make it smaller first.").format(
        name=refusal.name, width=refusal.width, height=refusal.height
    )


@sentence.register
def _nothing_to_paste(refusal: NothingToPaste) -> str:
    return _("There is no picture on the clipboard. Copy one, then paste it here.")


def _name(person: str) -> str:
    """A name; without one, who it may be."""
    return person or _("This person")
