"""What is done to a decision from its page: each one transaction with a name."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import Any

from exports.shortened import shortened
from models.queries.decisions import DecisionRow
from ui.decisions.words import number_words, opening
from ui.house import House


class Deeds:
    """A refusal is said across the page."""

    def __init__(self, house: House) -> None:
        self._house = house

    def reword(self, row: DecisionRow, text: str) -> None:
        """Change the text of an open proposal."""
        from models import commands

        self._do(_("Reword {decision}"), partial(commands.decisions.reword, decision_id=row.id, text=text), row)

    def change(self, row: DecisionRow, field: str, value: Any) -> None:
        """Keep one field."""
        from models import commands

        label = {
            "reasons": _("Change the reasons of {decision}"),
            "review_on": _("Set the review of {decision}"),
            "asset_id": _("Say what {decision} is about"),
        }[field]
        deed = partial(commands.decisions.change, decision_id=row.id, field=field, value=value)
        self._do(label, deed, row)

    def to_bin(self, row: DecisionRow) -> None:
        """Put away a proposal."""
        from models import commands

        deed = partial(commands.decisions.to_bin, decision_id=row.id)
        self._do(_("Bin {decision}"), deed, row, _("In the bin: {decision}"))

    def restore(self, row: DecisionRow) -> None:
        """Take a proposal back out of the bin."""
        from models import commands

        deed = partial(commands.decisions.restore, decision_id=row.id)
        self._do(_("Put back {decision}"), deed, row, _("Put back: {decision}"))

    def _do(self, label: str, deed: Callable[..., Any], row: DecisionRow, said: str = "") -> None:
        name = number_words(row.number) or _("“{text}”").format(text=shortened(opening(row.text), 40))
        self._house.dispatcher.run(label.format(decision=name), deed, say=said.format(decision=name))
