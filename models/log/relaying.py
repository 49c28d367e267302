"""What a sender may say: everything of their own chapter, and national also what other chapters said.

A bundle's signature proves who wrote the file, not who wrote what is passed on in it. So from another chapter only its
own changes count, from national all but this chapter's own, and only a laptop of this chapter may relay those.
"""

from dataclasses import replace

from models.log.erasing import Entry
from models.log.merge import Card
from models.log.names import Connection
from models.log.parcel import Parcel

_OWNER = """
SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w WHERE op.row = unhex(?) AND op.fid > 0
ORDER BY op.hlc, writer.wid, op.h LIMIT 1
"""


def within_scope(connection: Connection, parcel: Parcel) -> Parcel:
    """The parcel without what its sender may not say."""
    (home,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    sender = parcel.chapter[0]
    if sender == home:
        return parcel
    is_national = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM known_key WHERE how = 'root' AND chapter = ?)", (sender,)
    ).fetchone()[0]
    chapters = {card.wid: card.chapter for card in parcel.writers}
    chapters |= dict(connection.execute("SELECT wid, chapter FROM writer WHERE chapter <> ''"))

    def may_say(chapter: str) -> bool:
        return chapter == sender or bool(is_national and chapter != home)

    return replace(
        parcel,
        writers=tuple(card if may_say(chapters[card.wid]) else _name_only(card) for card in parcel.writers),
        ops=tuple(signed for signed in parcel.ops if may_say(chapters[signed.writer])),
        spans=tuple(span for span in parcel.spans if may_say(chapters[span.writer])),
        erasures=tuple(e for e in parcel.erasures if is_national or _may_forget(connection, e, sender)),
    )


def _name_only(card: Card) -> Card:
    """A writer met in passing: whose it is and by which key is for its own chapter to say."""
    return Card(card.wid, card.name, "")


def _may_forget(connection: Connection, entry: Entry, sender: str) -> bool:
    owner = connection.execute(_OWNER, (entry.row,)).fetchone()
    return entry.chapter == sender and (owner is None or owner[0] == sender)
