"""Minutes of meetings that never were, for the tests of the paper."""

from dataclasses import replace
from datetime import UTC, date, datetime

from models.queries.minutes import (
    Approved,
    Attendee,
    Declaration,
    EarlierMinutes,
    MinutedAction,
    MinutedDecision,
    MinutedItem,
    MinutedStance,
    Minutes,
    QuorumStatement,
)

FINGERPRINT = "2b9cbc4e081e8c15ece1cbfc651c52899efbd7a13a7eef4777805ab8219e53bc"


def attendee(name: str, capacity: str = "", arrived: datetime | None = None, left: datetime | None = None) -> Attendee:
    """One person in the room."""
    return Attendee(name, capacity, arrived, left)


def decision(text: str, **facts: object) -> MinutedDecision:
    """An adopted decision by consent, unless told otherwise."""
    plain = MinutedDecision(
        number="SEV 2026-11-12/2",
        text=text,
        method="consent",
        outcome="adopted",
        computed="adopted",
        difference="",
        reasons="",
        counts=(),
        stances=(),
        present=None,
        deciders=None,
        review_on=None,
    )
    return replace(plain, **facts)


def item(number: int, title: str, **facts: object) -> MinutedItem:
    """An agenda item with nothing said yet."""
    plain = MinutedItem(
        number=number, title=title, owner="", purpose="", minutes=None, notes="", decisions=(), actions=()
    )
    return replace(plain, **facts)


def minutes(**facts: object) -> Minutes:
    """A meeting of which only the least is known."""
    plain = Minutes(
        chapter="Severnside chapter",
        kind="",
        title="Chapter meeting",
        state="draft",
        version=1,
        starts=datetime(2026, 11, 12, 18, 2, tzinfo=UTC),
        ends=None,
        place="",
        facilitator="",
        note_taker="",
        quorum=None,
        present=(),
        in_attendance=(),
        apologies=(),
        declarations=(),
        matters_arising=(),
        items=(),
        next_meeting="",
        approved=None,
        fingerprint="",
    )
    return replace(plain, **facts)


def full_minutes() -> Minutes:
    """A meeting with everything that minutes can say."""
    return minutes(
        kind="Stewardship group",
        title="Autumn chapter meeting",
        state="approved",
        version=2,
        ends=datetime(2026, 11, 12, 19, 40, tzinfo=UTC),
        place="Llys Iechyd, Cardiff, and online",
        facilitator="Siân Llŷr",
        note_taker="Zofia Źdźbło",
        quorum=QuorumStatement(need=5, deciders=6, met=True),
        present=(
            attendee("Siân Llŷr", "convener"),
            attendee("Adaeze Okafor", "clinician"),
            attendee("Ελένη Παπαδοπούλου", "patient"),
            attendee("Tariq Rahman", "charities", arrived=datetime(2026, 11, 12, 18, 20, tzinfo=UTC)),
            attendee("Wen-Li Marsh", "carer"),
            attendee("Rhys Hughes", "councils", left=datetime(2026, 11, 12, 19, 10, tzinfo=UTC)),
        ),
        in_attendance=(attendee("Zofia Źdźbło", "note-taker"), attendee("Piet Jansen", "data office")),
        apologies=("Huw Rees", "Ama Mensah"),
        declarations=(
            Declaration(
                "Adaeze Okafor", "item 2", "Part-time post with the applicant", "Took no part in that decision"
            ),
        ),
        matters_arising=(
            MinutedAction("Ask the library about the ground-floor room", "Rhys Hughes", date(2026, 10, 30), None),
            MinutedAction("Return the borrowed flipchart", "Wen-Li Marsh", date(2026, 10, 15), date(2026, 10, 14)),
        ),
        items=(_last_minutes(), _access_request(), _fees(), _any_other_business()),
        next_meeting="Tuesday 12 January 2027, 18:00, at the library in Penarth",
        approved=Approved("the meeting of the stewardship group", date(2027, 1, 12), ""),
        fingerprint=FINGERPRINT,
        earlier_minutes=(
            EarlierMinutes("September meeting", date(2026, 9, 14), "item 3 should read £40"),
            EarlierMinutes("July meeting", None, ""),
        ),
    )


def _last_minutes() -> MinutedItem:
    return item(
        1,
        "Minutes of the last meeting",
        owner="Siân Llŷr",
        minutes=5,
        notes="The minutes of 14 September 2026 were approved without change.",
    )


def _access_request() -> MinutedItem:
    return item(
        2,
        "Access request: falls prevention study",
        owner="Piet Jansen",
        purpose="decide",
        minutes=30,
        notes=(
            "The request for pseudonymised ambulance records, 2022 to 2025, was presented. Members asked how small "
            "rural areas are protected:\n\n"
            "- areas with **fewer than 50 people** will be merged\n"
            "- the merged table is checked by a *second* person\n"
            "  1. before it leaves the data office\n"
            "  2. again on arrival\n\n"
            "The applicant's [plain-language summary](https://example.org/falls) was welcomed.\n\n"
            "> It is the first request that came with a summary people could read.\n"
        ),
        decisions=(
            decision(
                "Grant access for 12 months, once areas under 50 people are merged.",
                counts=(("consent", 4), ("concern", 1), ("stand_aside", 1)),
                stances=(
                    MinutedStance("Rhys Hughes", "stand_aside", "the council is a partner of the study"),
                    MinutedStance("Wen-Li Marsh", "concern", "carers are not among those consulted"),
                ),
                reasons="Clear public benefit, low risk after merging.",
                present=7,
                deciders=6,
                review_on=date(2027, 11, 11),
            ),
        ),
        actions=(
            MinutedAction(
                "Confirm in writing that areas under 50 people are merged", "Piet Jansen", date(2026, 11, 20), None
            ),
            MinutedAction(
                "Publish the plain-language summary in English and Welsh", "Zofia Źdźbło", date(2026, 11, 30), None
            ),
        ),
    )


def _fees() -> MinutedItem:
    return item(
        3,
        "Charging small charities for data extracts",
        owner="Tariq Rahman",
        purpose="decide",
        minutes=20,
        notes=(
            "The paper proposed a fee of £250. Members first want to see the effect on charities with income "
            "under £100,000.\n\n"
            "| Income | Charities | Fee |\n|---|---|---|\n"
            "| under £10,000 | 31 | none |\n| £10,000 to £100,000 | 12 | £250 |\n"
        ),
        decisions=(
            decision(
                "Return in January with an impact table and a no-fee option.",
                number="SEV 2026-11-12/3",
                method="simple_majority",
                outcome="carried_over",
                computed="adopted",
                difference="Two people left before the count, and all agreed to wait for them.",
                counts=(("yes", 3), ("abstain", 2), ("no", 1)),
                stances=(MinutedStance("Tariq Rahman", "no", "it shuts out the groups we serve"),),
                present=6,
                deciders=6,
            ),
        ),
        actions=(
            MinutedAction("Impact table for charities under £100,000 income", "Adaeze Okafor", date(2027, 1, 5), None),
        ),
    )


def _any_other_business() -> MinutedItem:
    return item(4, "Any other business", notes="The kettle was praised.\nThanks went to Ama for the *bara brith*.")
