"""Enrolling a chapter from its answer to an invitation: by the code it gives back, or by words compared by ear."""

from exports import enrolment
from exports.enrolment import Request
from models.rules.national import NotInvited
from models.rules.spoken_words import same_words
from models.store import Store
from models.trust.certificates import Certificate


def enrol(store: Store, request: Request, *, heard: str = "", label: str = "") -> tuple[Certificate, ...]:
    """Certify the chapter. `heard` are the six words of its laptop, as somebody read them out over the telephone.

    Raises `NotInvited` when neither the code nor the words are ours to trust, `NotNational`, `KeyGone`.
    """
    if heard and not same_words(heard, request.who.public_key):
        raise NotInvited(request.who.name, other_words=True)
    if not heard and not enrolment.was_invited(store, request):
        raise NotInvited(request.who.name)
    return enrolment.enrol(store, request, label=label)
