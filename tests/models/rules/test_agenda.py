"""Where an agenda begins."""

import pytest

from models.rules.agenda import TEMPLATES, LeftOver, Pending, automatic_items


def test_what_was_left_over_comes_in_its_order() -> None:
    pending = Pending(
        to_ratify=("weak",),
        minutes_to_approve=("october",),
        open_actions=("a", "b", "c"),
        carried=(LeftOver("shed", 20), LeftOver("urn")),
        reviews_due=("rule",),
    )

    drawn = [f"{item.topic} {item.about} {item.minutes} {item.purpose}" for item in automatic_items(pending)]

    assert drawn == [
        "ratify weak 5 decide",
        "minutes october 5 decide",
        "actions  6 discuss",
        "carried shed 20 decide",
        "carried urn 10 decide",
        "review rule 10 decide",
    ]


def test_nothing_left_over_adds_nothing() -> None:
    assert automatic_items(Pending()) == ()


@pytest.mark.parametrize(("count", "minutes"), [(1, 2), (7, 14), (8, 15), (40, 15)])
def test_going_through_the_actions_takes_a_quarter_of_an_hour_at_most(count: int, minutes: int) -> None:
    (item,) = automatic_items(Pending(open_actions=tuple(str(n) for n in range(count))))

    assert item.minutes == minutes


def test_a_template_fits_an_evening_and_names_nothing_twice() -> None:
    lengths = {name: sum(item.minutes for item in items) for name, items in TEMPLATES.items()}

    assert lengths == {"regular": 90, "governance": 115, "short": 45, "sharing": 90, "annual": 105}
    assert all(len({item.key for item in items}) == len(items) for items in TEMPLATES.values())
