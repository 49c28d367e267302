"""The kinds of shared things, and what people do with each."""

from enum import StrEnum


class AssetKind(StrEnum):
    """What something is; the values are kept in the chapter file."""

    KIT = "kit"
    ROOM = "room"
    DOCUMENT = "document"
    KNOW_HOW = "know_how"
    HOURS = "hours"

    @property
    def may_be_lent(self) -> bool:
        """Whether it can be carried away: a room, know-how and hours are only booked.

        >>> [kind.value for kind in AssetKind if kind.may_be_lent]
        ['kit', 'document']
        """
        return self in (AssetKind.KIT, AssetKind.DOCUMENT)


def kind_of(written: str) -> AssetKind:
    """The kind a record names; kit where it names none that this program knows.

    >>> kind_of("room"), kind_of("")
    (<AssetKind.ROOM: 'room'>, <AssetKind.KIT: 'kit'>)
    """
    return AssetKind(written) if written in list(AssetKind) else AssetKind.KIT
