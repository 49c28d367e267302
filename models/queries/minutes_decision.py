"""A decision as minutes tell it: its words, what was said, how it was counted or chosen, and who was asked."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class MinutedStance:
    """What one person said to a proposal; `source` is hand, note, phone or proxy where it was told for them."""

    name: str
    stance: str
    reason: str
    source: str = ""


@dataclass(frozen=True)
class MinutedObjection:
    """An objection or a block, and what became of it; `owner` and `until` where somebody took it up."""

    name: str
    stance: str
    reason: str
    state: str
    how: str = ""
    owner: str = ""
    until: date | None = None
    version: int = 1


@dataclass(frozen=True)
class MinutedAmendment:
    """A change somebody proposed to the text before it was put."""

    text: str
    proposer: str
    outcome: str
    friendly: bool
    counts: tuple[tuple[str, int], ...]
    exit: str = ""


@dataclass(frozen=True)
class MinutedAdvice:
    """What somebody advised the one who decided, and what came of it; `side` is affected or knowledgeable."""

    name: str
    side: str
    asked_on: date | None
    gist: str
    answer: str


@dataclass(frozen=True)
class MinutedNotice:
    """Somebody told of a proposal that passes unless anybody objects."""

    name: str
    told_on: date | None
    channel: str
    affected: bool


@dataclass(frozen=True)
class MinutedLink:
    """What a decision does to an earlier one, told by its number and its words."""

    kind: str
    number: str
    text: str


@dataclass(frozen=True)
class MinutedPapers:
    """The count of a secret ballot on paper."""

    issued: int | None
    returned: int | None
    valid: int | None
    spoilt: tuple[tuple[str, int], ...]
    totals: tuple[tuple[str, int], ...]
    tellers: str
    agreed: bool
    recounts: int | None


@dataclass(frozen=True)
class MinutedDecision:
    """A decision as it will be printed; `counts` pairs each stance with its number of people.

    `result` is the count of a choice among `options` as one line of JSON, with their words in place of ids.
    `exit` is how a proposal left the consent process without being adopted as it stood. `threshold_base` says what the
    share of a larger majority is taken of, `blocks_allowed` how many blocks a consensus bears.
    """

    number: str
    text: str
    method: str
    outcome: str
    computed: str
    difference: str
    reasons: str
    counts: tuple[tuple[str, int], ...]
    stances: tuple[MinutedStance, ...]
    present: int | None
    deciders: int | None
    review_on: date | None
    version: int = 1
    threshold: str = ""
    need: int | None = None
    driver: str = ""
    criteria: str = ""
    responsible: str = ""
    proposer: str = ""
    seconder: str = ""
    decider: str = ""
    role: str = ""
    term_ends: date | None = None
    scope: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    deadline: datetime | None = None
    declared_at: datetime | None = None
    exit: str = ""
    casting: str = ""
    binding: bool = False
    lot: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    result: str = ""
    objections: tuple[MinutedObjection, ...] = ()
    amendments: tuple[MinutedAmendment, ...] = ()
    advice: tuple[MinutedAdvice, ...] = ()
    notices: tuple[MinutedNotice, ...] = ()
    papers: MinutedPapers | None = None
    links: tuple[MinutedLink, ...] = ()
    threshold_base: str = ""
    blocks_allowed: int | None = None
