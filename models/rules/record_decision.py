"""A decision in a meeting record, with everything that stands behind it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from models.rules.record_parts import Count, Line, Moment, Part, Text, Word


class StanceTaken(Part):
    """What one person said to a proposal; `source` is note, phone or proxy where somebody told it for them.

    Without a name it is told without it.
    """

    name: Line = ""
    stance: Line = ""
    reason: Text = ""
    source: Line = ""


class ObjectionTaken(Part):
    """An objection and what became of it; `version` is the text it was raised to."""

    name: Line = ""
    stance: Line = "objection"
    reason: Text = ""
    state: Line = ""
    how: Text = ""
    owner: Line = ""
    until: date | None = None
    version: int = Field(default=1, ge=1, le=10_000)


class AmendmentTaken(Part):
    """A change somebody proposed to the text before it was put."""

    text: Text = Field(min_length=1)
    proposer: Line = ""
    outcome: Line = ""
    friendly: bool = False
    exit: Line = ""
    counts: dict[Word, Count] = Field(default_factory=dict, max_length=100)


class AdviceTaken(Part):
    """What somebody advised the one who decided; `side` is affected or knowledgeable."""

    name: Line = ""
    side: Line = ""
    asked_on: date | None = None
    gist: Text = ""
    answer: Text = ""


class NoticeTaken(Part):
    """Somebody told of a proposal that passes unless anybody objects."""

    name: Line = ""
    told_on: date | None = None
    channel: Line = ""
    affected: bool = False


Totals = tuple[tuple[Line, Count], ...]


class PapersCounted(Part):
    """The count of a secret ballot on paper; `totals` are what each option got."""

    issued: Count | None = None
    returned: Count | None = None
    valid: Count | None = None
    spoilt: tuple[tuple[Word, Count], ...] = Field(default=(), max_length=20)
    totals: Totals = Field(default=(), max_length=1_000)
    tellers: Line = ""
    agreed: bool = False
    recounts: Count | None = None


class LinkTaken(Part):
    """What a decision does to an earlier one, named by its number and its words; `kind` is our identifier."""

    kind: Line = Field(min_length=1)
    number: Line = ""
    text: Text = ""


class DecisionTaken(Part):
    """A decision; `method` and `outcome` are our identifiers or any other words, kept as written.

    `result` is the count of a choice among `options`, as one line of JSON. `threshold_base` is what the share is taken
    of: '' is yes and no together, "deciders" those deciding; `blocks_allowed` is the k of a consensus minus k.
    """

    text: Text = Field(min_length=1)
    method: Line = ""
    outcome: Line = ""
    reasons: Text = ""
    stances: tuple[StanceTaken, ...] = Field(default=(), max_length=5_000)
    review_on: date | None = None
    number: Line = ""
    version: int = Field(default=1, ge=1, le=10_000)
    threshold: Annotated[str, Field(pattern=r"^(\d{1,9}/\d{1,9})?$")] = ""
    threshold_base: Line = ""
    blocks_allowed: Count | None = None
    computed: Line = ""
    difference: Text = ""
    counts: dict[Word, Count] = Field(default_factory=dict, max_length=100)
    present: Count | None = None
    deciders: Count | None = None
    need: Count | None = None
    driver: Text = ""
    criteria: Text = ""
    responsible: Line = ""
    proposer: Line = ""
    seconder: Line = ""
    decider: Line = ""
    role: Line = ""
    term_ends: date | None = None
    scope: Line = ""
    effective_on: date | None = None
    expires_on: date | None = None
    deadline: Moment | None = None
    declared_at: Moment | None = None
    exit: Line = ""
    casting: Line = ""
    binding: bool = False
    lot: tuple[Line, ...] = Field(default=(), max_length=1_000)
    options: tuple[Line, ...] = Field(default=(), max_length=1_000)
    result: Text = ""
    objections: tuple[ObjectionTaken, ...] = Field(default=(), max_length=5_000)
    amendments: tuple[AmendmentTaken, ...] = Field(default=(), max_length=1_000)
    advice: tuple[AdviceTaken, ...] = Field(default=(), max_length=1_000)
    notices: tuple[NoticeTaken, ...] = Field(default=(), max_length=5_000)
    papers: PapersCounted | None = None
    links: tuple[LinkTaken, ...] = Field(default=(), max_length=100)
