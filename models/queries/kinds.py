"""Kinds of meeting: the built-in ones, as the chapter changed them, and its own, with their rules and their agenda."""

from dataclasses import dataclass, replace
from typing import Any

from models.reader import Reader
from models.rules.agenda import TEMPLATES
from models.rules.kinds import BUILT_IN, PLAIN, KindRules, built_in_of, own_id
from models.rules.quorum import QuorumRule, rule_of
from models.rules.starting_agenda import DraftItem, usual_topic


@dataclass(frozen=True)
class Kind:
    """How one kind of meeting works. A built-in kind has its key as `id`, also when the chapter changed its rules.

    `joined_days` is how long members wait before they decide; a consensus bears `blocks_allowed`. `name` is empty
    where the program's own word for it is meant; a kind nobody knows any more is called by its id.
    """

    id: str
    name: str
    formality: str
    method: str
    threshold_num: int | None
    threshold_den: int | None
    quorum: QuorumRule
    count_recused: bool
    remote_counts: bool
    absent_count: bool
    casting_vote: bool
    notice_days: int | None
    length: int | None
    decision_id: str
    changed: bool = False
    joined_days: int | None = None
    threshold_base: str = ""
    blocks_allowed: int | None = None
    lukewarm_num: int | None = None
    lukewarm_den: int | None = None

    @property
    def is_built_in(self) -> bool:
        """Whether it came with the program."""
        return self.id in BUILT_IN


@dataclass(frozen=True)
class KindItemRow:
    """One item of the agenda a kind begins from; without a title, `key` is put into words."""

    id: str
    key: str
    title: str
    purpose: str
    minutes: int | None


def kinds(reader: Reader) -> list[Kind]:
    """The built-in kinds, with what the chapter changed of them, and then the chapter's own by name."""
    chapter, usual = chapter_of(reader)
    rows = {kind.id: kind for kind in reader.rows(_kind, f"{_ROWS} WHERE NOT k.removed ORDER BY lower(k.name), k.id")}
    changed = {key: rows.pop(own_id(chapter, key), None) for key in BUILT_IN}
    return [_built_in(key, changed[key], usual) for key in BUILT_IN] + list(rows.values())


def kind(reader: Reader, key: str) -> Kind:
    """One kind, by its id or key; words nobody knows are a plain kind of that name, under the chapter's quorum."""
    chapter, usual = chapter_of(reader)
    name = built_in_of(key, chapter)
    id = own_id(chapter, name) if name else key
    row = reader.one(_kind, f"{_ROWS} WHERE k.id = :id AND (NOT k.removed OR :named = '')", id=id, named=name)
    if name:
        return _built_in(name, row, usual)
    return row or _made(key, key, PLAIN, usual)


def kind_of(reader: Reader, meeting_id: str) -> Kind:
    """The kind of one meeting."""
    return kind(reader, reader.value("SELECT coalesce(kind, '') FROM meeting WHERE id = :id", id=meeting_id) or "")


def items(reader: Reader, key: str) -> list[KindItemRow]:
    """The agenda a kind begins from, in its order."""
    chapter, _usual = chapter_of(reader)
    name = built_in_of(key, chapter)
    id = own_id(chapter, name) if name else key
    if name and not reader.value("SELECT 1 FROM meeting_kind WHERE id = :id AND NOT removed", id=id):
        return [
            KindItemRow(own_id(chapter, name, each.key), each.key, "", str(each.purpose), each.minutes)
            for each in TEMPLATES[name]
        ]
    return reader.rows(KindItemRow, _ITEMS, kind=id)


def drafts(reader: Reader, key: str) -> list[DraftItem]:
    """The same items, about to be put on an agenda."""
    return [DraftItem(i.title, i.minutes, i.purpose, usual_topic(i.key), key=i.key) for i in items(reader, key)]


def meetings_of(reader: Reader, key: str) -> int:
    """How many meetings of a kind there are."""
    return reader.value("SELECT count(*) FROM meeting WHERE kind = :key AND NOT removed", key=key)


def chapter_of(reader: Reader) -> tuple[str, QuorumRule | None]:
    """The chapter's identity, and the quorum of all its meetings if it has agreed one."""
    row = reader.one(lambda *row: row, _CHAPTER)
    own = reader.value("SELECT chapter FROM _ctl") or ""
    return own, rule_of(*row) if row and row[0] else None


def _kind(*row: Any) -> Kind:
    id, name, formality, method, over, under = row[:6]
    recused, remote, absent, casting = (bool(flag) for flag in row[10:14])
    notice_days, length, decision_id, joined_days, base, blocks, warm_num, warm_den = row[14:]
    return Kind(
        id, name, formality or PLAIN.formality, method or PLAIN.method, over, under, rule_of(*row[6:10]),
        recused, remote, absent, casting, notice_days, length, decision_id, changed=True, joined_days=joined_days,
        threshold_base=base, blocks_allowed=blocks, lukewarm_num=warm_num, lukewarm_den=warm_den,
    )  # fmt: skip


def _built_in(key: str, row: Kind | None, usual: QuorumRule | None) -> Kind:
    return replace(row, id=key) if row else _made(key, "", BUILT_IN[key], usual)


def _made(id: str, name: str, rules: KindRules, usual: QuorumRule | None) -> Kind:
    quorum = usual if usual and rules.follows else QuorumRule()
    return Kind(
        id, name, str(rules.formality), str(rules.method), None, None, quorum, False, False, False, False,
        rules.notice_days, rules.length, "",
    )  # fmt: skip


_ROWS = """SELECT k.id, coalesce(k.name, ''), k.formality, k.method, k.threshold_num, k.threshold_den,
    coalesce(k.quorum_kind, ''), k.quorum_count, k.quorum_num, k.quorum_den, k.count_recused, k.remote_counts,
    k.absent_count, k.casting_vote, k.notice_days, k.length, coalesce(k.decision_id, ''), k.joined_days,
    coalesce(k.threshold_base, ''), k.blocks_allowed, k.lukewarm_num, k.lukewarm_den
    FROM meeting_kind AS k"""

_ITEMS = """SELECT id, coalesce(key, ''), coalesce(title, ''), coalesce(purpose, ''), minutes FROM kind_item
    WHERE kind_id = :kind AND NOT removed ORDER BY coalesce(position, 100000), id"""

_CHAPTER = """SELECT coalesce(quorum_kind, ''), quorum_count, quorum_num, quorum_den
    FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id WHERE NOT chapter.removed"""
