"""A meeting that never was, for the tests of its papers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from models.queries.paper_pack import PackAction, PackItem, PackMeeting, PackPaper, PackProposal, PaperPack, Slip

PRINTED = date(2026, 11, 23)
PEOPLE = (
    "Asha Rao", "Ben Okoro", "Cai Morgan", "Dilys Pugh", "Ed Lamb", "Farah Aziz", "Gwen Pugh", "Huw Price",
    "Isla Reid", "Jon Hale", "Kezia Boateng", "Lleu Fychan", "Mair Tudor", "Nan Okafor",
)  # fmt: skip


def meeting(**facts: Any) -> PackMeeting:
    """A planned meeting, unless told otherwise."""
    plain = PackMeeting(
        id="0198c0de0198c0de0198c0de0198c0de",
        chapter="Severnside chapter",
        kind="regular",
        title="December stewardship meeting",
        starts=datetime(2026, 12, 3, 18, 0, tzinfo=UTC),
        ends=datetime(2026, 12, 3, 20, 0, tzinfo=UTC),
        closes=datetime(2026, 12, 3, 20, 15, tzinfo=UTC),
        place="Village hall, Lower Vale",
        facilitator="Asha Rao",
        note_taker="Ben Okoro",
        notice_on=None,
        sequence=0,
        cancelled=False,
        need=5,
    )
    return replace(plain, **facts)


def proposal(text: str, method: str = "consent", **facts: Any) -> PackProposal:
    """A proposal of which only the least is known, unless told otherwise."""
    return PackProposal(id=text[:8], text=text, method=method, **facts)


def item(number: int, title: str, **facts: Any) -> PackItem:
    """An item at its time, ten minutes after the one before."""
    begins = datetime(2026, 12, 3, 18, 10 * ((number - 1) % 6), tzinfo=UTC)
    plain = PackItem(number=number, title=title, purpose="", owner="", minutes=10, begins=begins)
    return replace(plain, **facts)


LOAN = proposal(
    "The hearing loop may be lent to other chapters for a weekend, from Friday noon to Monday noon.",
    driver="Three chapters have asked for it since spring, and it stands unused at weekends.",
    reasons="It is insured wherever it goes.",
    responsible="Gwen Pugh keeps the list.",
    criteria="It comes back on time, whole, and is never missed on a Thursday.",
    proposer="Gwen Pugh",
    review_on=date(2027, 6, 3),
)
DAY = proposal("On which evening shall we meet from January?", "ranked", options=("Tuesday", "Wednesday", "Thursday"))
FEE = proposal("The hall fee is shared with the choir.", "supermajority", threshold_num=2, threshold_den=3)
ROLE = proposal("Somebody looks after the kit for a year.", "role_selection", role="Kit steward")


def pack(**facts: Any) -> PaperPack:
    """Six items, one of them confidential; a consent, a ranked choice, a two-thirds vote and a role to fill."""
    items = (
        item(1, "Welcome and apologies", purpose="inform", minutes=5, owner="Asha Rao"),
        item(2, "Minutes of 5 November", purpose="decide", minutes=5),
        item(
            3,
            "Lending the hearing loop",
            purpose="decide",
            minutes=30,
            owner="Gwen Pugh",
            papers=(
                PackPaper("Insurance letter.pdf", "handed out in October"),
                PackPaper("www.example.org/loop", "", "link"),
            ),
            proposals=(LOAN,),
        ),
        item(4, "When and where we meet", purpose="decide", minutes=25, owner="Ed Lamb", proposals=(DAY, FEE)),
        item(5, "A complaint about a volunteer", purpose="discuss", minutes=15, owner="Mair Tudor", confidential=True),
        item(6, "Kit steward", purpose="decide", minutes=20, owner="Asha Rao", proposals=(ROLE,)),
    )
    slips = (
        Slip(
            "Dilys Pugh",
            (
                PackAction("Ring the hall about the heating", date(2026, 12, 1), "November meeting", date(2026, 11, 5)),
                PackAction("Bring the old photographs", None, "", None),
            ),
        ),
        Slip("Huw Price", (PackAction("Mend the trolley", date(2026, 12, 3), "November meeting", None),)),
    )
    plain = PaperPack(meeting(), items, PEOPLE, ("Nan Okafor",), 14, slips)
    return replace(plain, **facts)
