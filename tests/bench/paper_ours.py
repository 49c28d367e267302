"""Makes one paper of ours as a process of its own: `python -m tests.bench.paper_ours WHAT COUNT TARGET [WORDS]`.

WORDS is a JSON file of the same headings and paragraphs, for the makers beside which ours is measured.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from exports.blocks import Heading, Paragraph, blocks_of
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from models.queries.decisions import DecisionRow
from models.queries.papers_of_decisions import RegisterPaper
from models.queries.papers_of_members import MemberEntry, MembersPaper
from models.rules.register import DecisionState
from models.rules.register_strength import Manner
from models.rules.roster import Status

_KIT = ("projector", "hearing loop", "set of display boards", "gazebo", "first aid kit")
_DAY = date(2026, 11, 23)


def register(count: int) -> Paper:
    """A register with so many decisions, some seven on a page."""
    from exports.pdf.decision_register import paper

    rows = tuple(_decision(number) for number in range(count))
    return paper(RegisterPaper("Severnside chapter", None, rows), Printing(10, _DAY))


def roster(count: int) -> Paper:
    """A roster with so many members, in one table."""
    from exports.pdf.member_roster import paper

    return paper(
        MembersPaper("Severnside chapter", tuple(_member(number) for number in range(count))), Printing(10, _DAY)
    )


def words_of(paper: Paper) -> Iterator[tuple[int, list[tuple[str, bool]]]]:
    """Each heading with its level and each paragraph with level 0, as runs that are bold or not."""
    for block in blocks_of(paper.root):
        if isinstance(block, Heading | Paragraph):
            level = block.level if isinstance(block, Heading) else 0
            yield level, [(run.text, run.bold) for run in block.words]


def _decision(number: int) -> DecisionRow:
    day = date(2018, 1, 8) + timedelta(days=7 * number)
    kit = _KIT[number % len(_KIT)]
    method = ("consent", "simple_majority")[number % 2]
    return DecisionRow(
        manner=Manner(method),
        id=f"{number:032x}",
        number=f"SEV {day}/{number % 7 + 1}",
        text=f"The {kit} number {number} is lent for two weeks, and whoever borrows it brings it back cleaned.",
        state=DecisionState.IN_FORCE,
        method=method,
        outcome="adopted",
        counts=(),
        present=8 + number % 9,
        deciders=7 + number % 8,
        decided_on=day,
        review_on=day + timedelta(days=365),
        expires_on=None,
        meeting_id="",
        meeting=f"{day:%B} meeting",
        asset_id="",
        asset="",
        reasons="One week was too short for a ward to plan with, and nobody else had asked for it meanwhile. "
        "It is insured wherever it goes.",
    )


def _member(number: int) -> MemberEntry:
    name = (
        f"{('Asha', 'Ben', 'Siân', 'Zofia')[number % 4]} {('Rao', 'Okoro', 'Llŷr', 'Źdźbło')[number // 4 % 4]} {number}"
    )
    return MemberEntry(
        id=f"{number:032x}",
        name=name,
        formal_name=name,
        pronouns="",
        organisation=f"Surgery {number % 300}",
        status=Status.ACTIVE,
        address=(f"{number} High Street", "Lower Vale", "SY1 1AA"),
        prefers="email",
        joined_on=date(2020, 1, 1) + timedelta(days=number % 2000),
        emails=(f"m{number}@mail.example",),
        phones=("01743 496 0001",),
        roles=(),
        skills=("facilitation", "run charts"),
    )


if __name__ == "__main__":
    what, count, target, *others = sys.argv[1:]
    made = {"register": register, "roster": roster}[what](int(count))
    Path(target).write_bytes(made.content)
    for file in others:
        Path(file).write_text(json.dumps(list(words_of(made))), encoding="utf-8")
