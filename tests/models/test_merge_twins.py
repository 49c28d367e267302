"""Short histories of entries that are one person, each of which once did not hold."""

from collections.abc import Iterator

import pytest

from tests.merging.histories import Workshop, workshop
from tests.merging.story import Step

HISTORIES: dict[str, tuple[Step, ...]] = {
    "national gives back an entry that became one with somebody who says no": (
        ("consent", 172, 920, 100), ("consent", 901, 21, 864), ("swap", 323), ("join", 527, 942, 669),
    ),
    "national gives back an entry that came out of the bin, though it is one with somebody who says no": (
        ("consent", 523, 523, 603), ("edit", 193, 563, 455, 357), ("join", 296, 132, 249), ("swap", 939),
        ("consent", 599, 262, 155), ("swap", 698), ("settle", 588, 782, 426),
    ),
    "national gives back who was held by the yes of somebody that is another person after all": (
        ("consent", 0, 1, 0), ("swap", 0), ("join", 0, 0, 0), ("differ", 1, 0, 0), ("swap", 1), ("swap", 2),
        ("settle", 0, 0, 6),
    ),
    "an answer given under an entry out of the bin is brought along once": (
        ("consent", 581, 482, 695), ("join", 722, 95, 793), ("consent", 304, 982, 910), ("fetch", 444, 449, 906),
        ("consent", 18, 71, 450),
    ),
    "a no counts for whoever it is doubted of that they are the same": (
        ("consent", 0, 0, 0), ("consent", 0, 1, 2), ("swap", 0), ("swap", 1), ("join", 0, 0, 0), ("tick", 2),
        ("differ", 1, 0, 0), ("swap", 2),
    ),
    "somebody is told that one laptop took back what another says of two entries": (
        ("differ", 286, 796, 962), ("undo", 748), ("join", 220, 47, 80), ("undo", 180), ("join", 559, 379, 287),
    ),
    "nothing goes over to an entry that was forgotten": (
        ("remove", 804, 36, 92), ("consent", 740, 147, 241), ("join", 969, 706, 423), ("erase", 376, 388),
    ),
    "a name taken out of the bin with an edit is taken out whole": (
        ("join", 338, 856, 752), ("join", 799, 226, 695), ("send", 704, 733), ("part", 798, 206),
        ("remove", 633, 245, 920), ("deliver", 159, 450), ("settle", 913, 453, 270),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def place() -> Iterator[Workshop]:
    """Where histories are told."""
    with workshop() as made:
        yield made


@pytest.mark.parametrize("name", HISTORIES)
def test_it_holds(place: Workshop, name: str):
    assert place.broken(HISTORIES[name]) == ""
