"""Every paper that belongs to no single meeting: what it is called, what it needs to be told, and how it is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.file_names import safe
from exports.label_stock import LabelSheet
from exports.language import _, preferred, speaking, writing
from exports.other_formats import content_as
from exports.safe_file import write_bytes
from models.errors import Missing
from models.progress import Progress, unwatched
from models.queries.chapter import written_in
from models.reader import Reader
from models.rules.london import day_of

if TYPE_CHECKING:
    from exports.pdf.meeting_paper import Printing
    from exports.pdf.paper import Paper


@dataclass(frozen=True)
class Wish:
    """What is to be printed: `what` is a key of `KINDS`, the rest is only asked of some of them.

    `size` is 10, 12 or 16 points; `since` the Monday of a week; `year` the calendar year of a report or register;
    `language` a key of `exports.language.LANGUAGES`, or empty for the program's own.
    """

    what: str
    id: str = ""
    year: int | None = None
    since: date | None = None
    post_only: bool = False
    size: int = 12
    labels: LabelSheet = field(default_factory=LabelSheet)
    language: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of paper; `needs` is the record it is about (person, asset, decision, loan), or empty."""

    title: Callable[[], str]
    read: Callable[[Reader, Wish, datetime], Any]
    needs: str = ""
    takes: str = ""
    labelled: bool = False


Draw = Callable[["Printing"], "Paper"]


def drawing(reader: Reader, wish: Wish, now: datetime) -> Draw:
    """Read what a paper says; what comes back draws it, without the chapter. Raises `NotFound`, `Missing`."""
    kind = KINDS[wish.what]
    if kind.needs and not wish.id:
        raise Missing(kind.needs)
    written = written_in(reader)
    language = preferred(wish.language, written)
    with speaking(language):
        told = kind.read(reader, wish, now)

    def draw(printing: "Printing") -> "Paper":
        from exports.pdf import chapter_papers

        paper = chapter_papers.PAPERS[wish.what]
        with speaking(printing.language or language), writing(written):
            return paper(told, printing, wish.labels) if kind.labelled else paper(told, printing)

    return draw


def write(target: Path, draw: Draw, wish: Wish, now: datetime, *, progress: Progress = unwatched) -> None:
    """Write a paper in one step, as PDF, .docx or .md. Raises `CouldNotWrite`, `NoSuchStock`, `NoSuchLabel`."""
    from exports.pdf.meeting_paper import Printing

    paper = draw(Printing(wish.size, day_of(now), progress, wish.language))
    write_bytes(target, content_as(paper, target.suffix))


def name_about(reader: Reader, wish: Wish) -> str:
    """What the record is called that a paper is about, shortly; of a decision its number."""
    from models.queries.settling import name_of

    kind = KINDS[wish.what]
    about = kind.needs or kind.takes
    if not wish.id or about == "loan":
        return ""
    if about == "decision":
        return reader.value("SELECT trim(coalesce(number, '')) FROM decision WHERE id = :id", id=wish.id) or ""
    return name_of(reader, about, wish.id)


def file_name(wish: Wish, now: datetime, about: str = "") -> str:
    """A name that sorts by the day of printing: "2026-11-23 Members.pdf"."""
    with speaking(wish.language):
        title = KINDS[wish.what].title()
    words = " ".join(part for part in (title, safe(about), str(wish.year or "")) if part)
    return f"{day_of(now).isoformat()} {safe(words)}.pdf"


def _register(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_decisions import register_paper

    return register_paper(reader, day_of(now), wish.year)


def _decision(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_decisions import decision_paper

    return decision_paper(reader, wish.id, day_of(now))


def _actions(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.actions import of_person, open_actions
    from models.queries.chapter import chapter_name

    today = day_of(now)
    rows = of_person(reader, wish.id, today) if wish.id else open_actions(reader, today)
    return chapter_name(reader), rows, today


def _members(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_members import members_paper

    return members_paper(reader, day_of(now))


def _directory(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_members import directory

    return directory(reader, day_of(now))


def _addresses(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_members import address_labels

    return address_labels(reader, day_of(now), post_only=wish.post_only)


def _catalogue(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_assets import catalogue

    return catalogue(reader, now)


def _loan(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_assets import loan_slip

    return loan_slip(reader, wish.id, now)


def _week(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_assets import booking_week

    since = wish.since or day_of(now)
    return booking_week(reader, since - timedelta(days=since.weekday()), now, wish.id)


def _hand_over(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_assets import hand_over

    return hand_over(reader, wish.id, now)


def _person(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_person import person_data

    return person_data(reader, wish.id, now, day_of(now))


def _left(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_telling import left_paper

    return left_paper(reader, day_of(now))


def _year(reader: Reader, wish: Wish, now: datetime) -> Any:
    from models.queries.papers_of_year import year_paper
    from models.rules.months import whole_year

    return year_paper(reader, *whole_year(day_of(now), wish.year))


KINDS: dict[str, Kind] = {
    "decisions": Kind(lambda: _("Decision register"), _register),
    "decision": Kind(lambda: _("Decision"), _decision, needs="decision"),
    "actions": Kind(lambda: _("Open actions"), _actions, takes="person"),
    "members": Kind(lambda: _("Members"), _members),
    "directory": Kind(lambda: _("Members’ directory"), _directory),
    "address-labels": Kind(lambda: _("Address labels"), _addresses, labelled=True),
    "person": Kind(lambda: _("What we hold"), _person, needs="person"),
    "catalogue": Kind(lambda: _("What we share"), _catalogue),
    "asset-labels": Kind(lambda: _("Asset labels"), _catalogue, labelled=True),
    "loan": Kind(lambda: _("Loan slip"), _loan, needs="loan"),
    "bookings": Kind(lambda: _("Bookings of the week"), _week, takes="asset"),
    "hand-over": Kind(lambda: _("Steward’s hand-over"), _hand_over, needs="person"),
    "report": Kind(lambda: _("Stewardship report"), _year),
    "left": Kind(lambda: _("What left this laptop"), _left),
}
