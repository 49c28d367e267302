"""Long random histories of many copies, and for each rule of merging the first history that cannot do without it."""

import pytest

from tests.merging.histories import KINDS, search, workshop
from tests.merging.shown import RULES

_MOST = 2_000  # histories until a rule counts as one that nothing shows


def histories(each: int, seed: int) -> str:
    """Tell so many histories of each kind, then take the rules away one by one. Raises AssertionError at a failure."""
    with workshop() as place:
        for kind, weights in KINDS.items():
            found = search(place, range(seed, seed + each), weights)
            assert found is None, str(found)
            print(f"{each} histories of {kind} hold", flush=True)
    for rule in RULES:
        with pytest.MonkeyPatch.context() as patch:
            rule.forget(patch)
            with workshop() as place:
                found = search(place, range(seed, seed + _MOST), KINDS[rule.kind], longest=30)
        assert found, f"without the rule that {rule.name} all of {_MOST} histories hold"
        print(
            f"{rule.name}: history {found.seed - seed}, {len(found.steps)} steps: {found.broke.splitlines()[0][:80]}",
            flush=True,
        )
    return f"{each * len(KINDS)} histories held, {len(RULES)} rules shown"
