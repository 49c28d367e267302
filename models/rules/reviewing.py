"""Looking back at a decision whose review is due: how it helped, and whether it is kept, amended or dropped."""

from dataclasses import dataclass
from datetime import date

from models.errors import Missing, Refusal
from models.rules.register import LinkKind


@dataclass(frozen=True)
class Review:
    """What a review came to; `reasons` are the answers in words, `review_on` is when it is looked at again."""

    kind: LinkKind
    text: str
    reasons: str
    review_on: date | None = None
    method: str = "consent"


@dataclass(eq=False)
class NotLater(Refusal):
    """The next review is on a day that has come already."""

    day: date


@dataclass(eq=False)
class NothingAmended(Refusal):
    """It would be amended, and its text is the same as before."""


def require_review(review: Review, before: str, today: date) -> None:
    """Refuse a review that settles nothing: what is kept is looked at again. Raises `Missing`, and its own.

    >>> require_review(Review(LinkKind.REVOKES, "It ends.", "Nobody used it."), "Lend it.", date(2026, 11, 12))
    """
    if not review.reasons.strip():
        raise Missing("reasons")
    if review.kind is LinkKind.AMENDS and review.text.strip() == before.strip():
        raise NothingAmended
    if review.kind is LinkKind.REVOKES:
        return
    if review.review_on is None:
        raise Missing("review_on")
    if review.review_on <= today:
        raise NotLater(review.review_on)
