"""The papers that belong to no single meeting, by name: loading this loads what draws them."""

from collections.abc import Callable

from exports.pdf import (
    address_labels,
    asset_catalogue,
    asset_labels,
    booking_week,
    decision_register,
    decision_story,
    hand_over,
    left_report,
    loan_slip,
    member_directory,
    member_roster,
    open_actions,
    person_data,
    stewardship_report,
)
from exports.pdf.paper import Paper

PAPERS: dict[str, Callable[..., Paper]] = {
    "decisions": decision_register.paper,
    "decision": decision_story.paper,
    "actions": open_actions.paper,
    "members": member_roster.paper,
    "directory": member_directory.paper,
    "address-labels": address_labels.paper,
    "person": person_data.paper,
    "catalogue": asset_catalogue.paper,
    "asset-labels": asset_labels.paper,
    "loan": loan_slip.paper,
    "bookings": booking_week.paper,
    "hand-over": hand_over.paper,
    "report": stewardship_report.paper,
    "left": left_report.paper,
}
