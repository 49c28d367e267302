"""What a sender may say: everything of their own chapter, and national also what other chapters said.

A bundle's signature proves who wrote the file, not who wrote what is passed on in it. So from another chapter only its
own changes count, from national all but this chapter's own, and only a laptop of this chapter may relay those.
"""

from dataclasses import replace

from models.log.erasing import Entry
from models.log.merge import Card
from models.log.names import Connection
from models.log.parcel import Parcel

# Whose the row may be: the chapter whose mark it bears, also of a row that has not come yet. Of a row that bears none
# every chapter that says it was the first, or knew of none before it: stamps can be forged.
_OWNERS = """
SELECT DISTINCT chapter FROM writer WHERE chapter <> '' AND substr(unhex(?1), 13) = unhex(substr(chapter, 25))
"""
_CLAIMANTS = """
SELECT chapter FROM (SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w WHERE op.row = unhex(?1)
    AND op.fid > 0 ORDER BY op.hlc, writer.wid, op.h LIMIT 1)
UNION SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w
WHERE op.row = unhex(?1) AND op.fid = 1 AND op.prev = '{}'
"""

_PASSED_TO = """
SELECT chapter FROM passed_on WHERE row = unhex(?1)
UNION SELECT writer.chapter FROM passed_until JOIN writer USING(wid) WHERE row = unhex(?1)
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

    def may_forget(entry: Entry) -> bool:
        owners = _owners(connection, entry.row)
        if _is_passed_on(connection, entry.row):  # each of its owners answers for what stands in it
            return entry.chapter in owners
        if is_national:
            return entry.chapter in (sender, home) or home not in owners
        return entry.chapter == sender and owners <= {sender}

    return replace(
        parcel,
        writers=tuple(card if may_say(chapters[card.wid]) else _name_only(card) for card in parcel.writers),
        ops=tuple(signed for signed in parcel.ops if may_say(chapters[signed.writer])),
        spans=tuple(span for span in parcel.spans if may_say(chapters[span.writer])),
        erasures=tuple(e for e in parcel.erasures if may_forget(e)),
    )


def _owners(connection: Connection, row: str) -> set[str]:
    marked = connection.execute(_OWNERS, (row,)).fetchall()
    owners = {chapter for (chapter,) in marked or connection.execute(_CLAIMANTS, (row,))}
    return owners | {chapter for (chapter,) in connection.execute(_PASSED_TO, (row,))}


def _is_passed_on(connection: Connection, row: str) -> bool:
    return connection.execute("SELECT 1 FROM passed_on WHERE row = unhex(?)", (row,)).fetchone() is not None


def _name_only(card: Card) -> Card:
    """A writer met in passing: whose it is and by which key is for its own chapter to say."""
    return Card(card.wid, card.name, "")
