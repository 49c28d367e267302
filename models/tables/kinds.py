"""Kinds of meeting: what a group has agreed about how it meets, and the agenda each kind begins from."""

from models.tables.base import Record, count, flag, ref, words


class MeetingKind(Record, table=True):
    """A kind of meeting with rules of its own; `decision_id` is the decision that set them.

    `notice_days` are clear days, `length` is in minutes, `joined_days` how long members wait before they decide.
    What nobody agreed is off: those who take part from afar do not count, nobody has a second vote, and what the
    absent said beforehand is advice; one block stops a consensus, and a third of those deciding make it lukewarm.
    """

    name: str = words()
    formality: str = words()
    method: str = words()
    threshold_num: int | None = count()
    threshold_den: int | None = count()
    quorum_kind: str = words()
    quorum_count: int | None = count()
    quorum_num: int | None = count()
    quorum_den: int | None = count()
    count_recused: bool = flag()
    remote_counts: bool = flag()
    absent_count: bool = flag()
    casting_vote: bool = flag()
    notice_days: int | None = count()
    length: int | None = count()
    decision_id: str | None = ref()
    joined_days: int | None = count()
    threshold_base: str = words()
    blocks_allowed: int | None = count()
    lukewarm_num: int | None = count()
    lukewarm_den: int | None = count()


class KindItem(Record, table=True):
    """One item of the agenda a kind of meeting begins from; `key` names a slot that fills itself."""

    kind_id: str | None = ref()
    position: int | None = count()
    title: str = words()
    purpose: str = words()
    minutes: int | None = count()
    key: str = words()
