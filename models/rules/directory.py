"""What somebody may agree to show in the members' directory, each part by an answer of its own."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from models.rules.consent import ConsentState

PREFIX = "directory."


class Listing(StrEnum):
    """A part of an entry; without the name there is no entry at all."""

    NAME = "name"
    ORGANISATION = "organisation"
    ROLES = "roles"
    SKILLS = "skills"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"

    @property
    def audience(self) -> str:
        """How the answers about it are filed.

        >>> Listing.EMAIL.audience
        'directory.email'
        """
        return f"{PREFIX}{self.value}"


def allowed_part(audience: str) -> Listing | None:
    """The part an answer is about, where it is one this program knows.

    >>> allowed_part("directory.phone"), allowed_part("national")
    (<Listing.PHONE: 'phone'>, None)
    """
    part = audience.removeprefix(PREFIX)
    return Listing(part) if audience.startswith(PREFIX) and part in list(Listing) else None


def answers_to_take_down(
    said: Mapping[Listing, ConsentState], wanted: Collection[Listing]
) -> dict[Listing, ConsentState]:
    """The new answers when somebody allows just these parts; what is answered so already needs none.

    >>> answers_to_take_down({Listing.NAME: ConsentState.GRANTED}, [Listing.EMAIL])[Listing.NAME]
    <ConsentState.WITHDRAWN: 'withdrawn'>
    """
    found: dict[Listing, ConsentState] = {}
    for part in Listing:
        state = said.get(part, ConsentState.NEVER_ASKED)
        if part in wanted:
            new = ConsentState.GRANTED
        else:
            new = ConsentState.WITHDRAWN if state is ConsentState.GRANTED else ConsentState.REFUSED
        closed = state in (ConsentState.REFUSED, ConsentState.WITHDRAWN) and part not in wanted
        if new is not state and not closed:
            found[part] = new
    return found
