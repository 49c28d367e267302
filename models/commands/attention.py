"""Putting right what two laptops wrote down unaware of each other, where no ordinary deed does it."""

from sqlmodel import Session

from models.commands.found import found
from models.errors import NotFound
from models.tables import Loan


def one_loan(session: Session, *, loan_ids: tuple[str, ...]) -> None:
    """Loans that are one, written down several times: the first stays. Raises `NotFound` for one taken out already."""
    for loan_id in loan_ids[1:]:
        loan = found(session, Loan, loan_id)
        if loan.removed:
            raise NotFound("loan", loan_id)
        loan.removed = True
