"""Every rule of merging is needed: without it, a history of a few steps does not hold; with it, the same one does."""

from collections.abc import Iterator

import pytest

from tests.merging.histories import Workshop, workshop
from tests.merging.shown import RULES, Rule


@pytest.fixture(scope="module")
def place() -> Iterator[Workshop]:
    """Where histories are told, with every rule in force."""
    with workshop() as made:
        yield made


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.forget.__name__)
def test_without_the_rule_its_history_does_not_hold(place: Workshop, rule: Rule, monkeypatch: pytest.MonkeyPatch):
    assert place.broken(rule.shown) == ""

    rule.forget(monkeypatch)
    with workshop() as lawless:
        assert lawless.broken(rule.shown) != ""
