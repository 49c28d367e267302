"""Kinds of meeting, made and changed; a built-in kind that is changed becomes the chapter's own form of it."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands import register
from models.commands.found import clean, connection_of, found, required
from models.errors import Missing, NotFound
from models.ids import new_id
from models.queries import kinds as queries
from models.queries.kinds import Kind
from models.reader import Reader
from models.rules.decisions import BASES, MOST_BLOCKS, Method
from models.rules.holding import BrokenRule
from models.rules.kinds import Formality, built_in_of, own_id
from models.rules.quorum import QuorumKind, rule_of
from models.rules.starting_agenda import DraftItem, from_template
from models.sealing import is_sealed
from models.tables import Decision, KindItem, MeetingKind

_WORDS = {"name": str, "formality": Formality, "method": Method}
_NUMBERS = ("notice_days", "length", "joined_days", "blocks_allowed")
_FLAGS = ("count_recused", "remote_counts", "absent_count", "casting_vote")


def add(session: Session, *, name: str, like: str = "") -> str:
    """A kind of the chapter's own, with the rules and the agenda of another; returns its id. Raises `Missing`."""
    name = required("name", name)
    reader = Reader(connection_of(session))
    made = MeetingKind(name=name, **_rules(queries.kind(reader, like)))
    session.add(made)
    for place, draft in enumerate(queries.drafts(reader, like), start=1):
        session.add(_item(made.id, place, draft))
    return made.id


def change(session: Session, *, kind: str, field: str, value: Any) -> None:
    """Set name, formality, method, one of the numbers or one of the yes-or-no rules.

    Raises `Missing`, `NotFound`, `BrokenRule`.
    """
    row = _own(session, kind)
    if field in _NUMBERS:
        kept = _counted(field, value)
    elif field in _FLAGS:
        kept = bool(value)
    elif field in _WORDS:
        kept = str(_WORDS[field](clean(value)))
    else:
        raise NotFound("meeting_kind", field)
    if field == "name" and not kept and not built_in_of(kind, _chapter(session)):
        raise Missing("name")
    setattr(row, field, kept)


def set_threshold(session: Session, *, kind: str, share: str) -> None:
    """Say how large a larger majority is, written "2/3"; empty is the usual one. Raises `BrokenRule`."""
    over, under = _share(share)
    if share and (not over or not under or not under < 2 * over <= 2 * under):
        raise BrokenRule("supermajority")
    row = _own(session, kind)
    row.threshold_num, row.threshold_den = over, under


def _counted(field: str, value: int | None) -> int | None:
    if field == "blocks_allowed" and value is not None and not 0 <= value <= MOST_BLOCKS:
        raise BrokenRule("blocks_allowed")
    return value


def set_base(session: Session, *, kind: str, base: str) -> None:
    """Say what a larger majority is taken of: yes and no together (''), or those deciding. Raises `BrokenRule`."""
    if base not in BASES:
        raise BrokenRule("supermajority")
    _own(session, kind).threshold_base = base


def set_lukewarm(session: Session, *, kind: str, share: str) -> None:
    """Say above which share of those deciding a consensus is lukewarm, written "1/3"; empty is a third.

    Raises `BrokenRule`.
    """
    over, under = _share(share)
    if share and (not over or not under or over >= under):
        raise BrokenRule("lukewarm")
    row = _own(session, kind)
    row.lukewarm_num, row.lukewarm_den = over, under


def set_quorum(session: Session, *, kind: str, quorum_kind: str, count: int | None = None, share: str = "") -> None:
    """Give a kind of meeting its quorum; `share` is written "1/3". Raises `BrokenRule`."""
    parts = _share(share)
    if rule_of(quorum_kind, count, *parts).kind is QuorumKind.UNREADABLE:
        raise BrokenRule(quorum_kind)
    row = _own(session, kind)
    row.quorum_kind, row.quorum_count = quorum_kind, count
    row.quorum_num, row.quorum_den = parts


def set_decision(session: Session, *, kind: str, decision_id: str | None) -> None:
    """Say which decision set these rules, or that none did; the decision says so too while it may still change."""
    row = _own(session, kind)
    row.decision_id = decision_id or None
    if decision_id and not is_sealed(connection_of(session), "decision", decision_id):
        decision = found(session, Decision, decision_id)
        decision.rule_id = decision.rule_id or row.id


def record_rules(
    session: Session, *, kind: str, text: str, on: datetime, method: str = "consent", review_on: date | None = None
) -> str:
    """Record the decision that sets the rules of a kind of meeting; returns the decision's id. Raises `Missing`."""
    decision_id = register.record(session, text=text, on=on, method=method, review_on=review_on)
    session.flush()
    set_decision(session, kind=kind, decision_id=decision_id)
    return decision_id


def remove(session: Session, *, kind: str) -> None:
    """Take a kind away; a built-in one that was changed goes back to what it was. Raises `NotFound`."""
    chapter = _chapter(session)
    name = built_in_of(kind, chapter)
    row = session.get(MeetingKind, own_id(chapter, name) if name else kind)
    if row is None or row.removed:
        raise NotFound("meeting_kind", kind)
    row.removed = True


def add_item(session: Session, *, kind: str, draft: DraftItem) -> str:
    """Put an item at the end of the agenda a kind begins from; `draft.key` lets it fill itself. Raises `Missing`."""
    if not clean(draft.title) and not draft.key:
        raise Missing("title")
    row = _own(session, kind)
    last = max((each.position or 0 for each in _items(session, row.id)), default=0)
    item = _item(row.id, last + 1, draft)
    session.add(item)
    return item.id


def change_item(session: Session, *, kind: str, item_id: str, field: str, value: Any) -> None:
    """Set title, purpose, minutes or key. Raises `Missing`."""
    _own(session, kind)
    item = found(session, KindItem, item_id)
    kept = clean(value) if isinstance(value, str) else value
    if field not in ("title", "purpose", "minutes", "key"):
        raise NotFound("kind_item", field)
    setattr(item, field, kept)
    if not item.title and not item.key:
        raise Missing("title")


def fill_item(session: Session, *, kind: str, item_id: str, key: str, title: str) -> None:
    """Let an item fill itself with what waits, or not any more (no `key`); it keeps the title it was shown by."""
    _own(session, kind)
    item = found(session, KindItem, item_id)
    item.title, item.key = clean(title), key
    if not item.title and not key:
        raise Missing("title")


def move_item(session: Session, *, kind: str, item_id: str, to: int) -> None:
    """Take an item to another place, counted from nought."""
    there = _items(session, _own(session, kind).id)
    item = found(session, KindItem, item_id)
    there.remove(item)
    there.insert(max(0, to), item)
    for position, each in enumerate(there, start=1):
        if each.position != position:
            each.position = position


def remove_item(session: Session, *, kind: str, item_id: str) -> None:
    """Take an item off."""
    _own(session, kind)
    found(session, KindItem, item_id).removed = True


def _own(session: Session, key: str) -> MeetingKind:
    """The chapter's own row of a kind; a built-in kind gets one, with its agenda, when it is first changed."""
    chapter = _chapter(session)
    name = built_in_of(key, chapter)
    if not name:
        return found(session, MeetingKind, key)
    row = session.get(MeetingKind, own_id(chapter, name))
    if row is not None and not row.removed:
        return row
    return _adapted(session, chapter, name, row)


def _adapted(session: Session, chapter: str, name: str, row: MeetingKind | None) -> MeetingKind:
    rules = _rules(queries.kind(Reader(connection_of(session)), name))
    row = row or MeetingKind(id=own_id(chapter, name))
    row.sqlmodel_update({**rules, "name": "", "decision_id": None, "removed": False})
    session.add(row)
    for each in _all_items(session, row.id):  # from when it was last changed, and taken back
        each.removed = True
    for place, draft in enumerate(from_template(name), start=1):
        session.merge(_item(row.id, place, draft, own_id(chapter, name, draft.key)))
    session.flush()
    return row


def _rules(kind: Kind) -> dict[str, Any]:
    quorum = kind.quorum
    share = (quorum.fraction.numerator, quorum.fraction.denominator) if quorum.fraction else (None, None)
    return {
        **{field: getattr(kind, field) for field in (*_FLAGS, *_NUMBERS, "formality", "method")},
        "threshold_num": kind.threshold_num,
        "threshold_den": kind.threshold_den,
        "threshold_base": kind.threshold_base,
        "lukewarm_num": kind.lukewarm_num,
        "lukewarm_den": kind.lukewarm_den,
        "quorum_kind": str(quorum.kind),
        "quorum_count": quorum.count or None,
        "quorum_num": share[0],
        "quorum_den": share[1],
    }


def _item(kind_id: str, position: int, draft: DraftItem, id: str = "") -> KindItem:
    return KindItem(
        id=id or new_id(),
        kind_id=kind_id,
        position=position,
        key=draft.key,
        title=clean(draft.title),
        purpose=draft.purpose,
        minutes=draft.minutes,
        removed=False,
    )


def _items(session: Session, kind_id: str) -> list[KindItem]:
    there = [item for item in _all_items(session, kind_id) if not item.removed]
    return sorted(there, key=lambda item: (item.position is None, item.position, item.id))


def _all_items(session: Session, kind_id: str) -> list[KindItem]:
    return list(session.exec(select(KindItem).where(col(KindItem.kind_id) == kind_id)))


def _chapter(session: Session) -> str:
    return connection_of(session).execute("SELECT chapter FROM _ctl").fetchone()[0]


def _share(share: str) -> tuple[int | None, int | None]:
    over, _, under = share.partition("/")
    return (int(over), int(under)) if over.isdigit() and under.isdigit() else (None, None)
