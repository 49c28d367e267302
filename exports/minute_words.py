"""The words of minutes for what a record keeps as identifiers: objections, ways out, counts, scales; others stay."""

from collections.abc import Sequence

from exports.language import _, ngettext
from exports.vocabulary import Vocabulary
from models.queries.minutes import Newcomer
from models.rules.choice_result import parsed


@Vocabulary
def objection_words() -> dict[str, str]:
    """What became of an objection."""
    return {
        "raised": _("Not yet tested."),
        "qualified": _("It stood."),
        "not_qualified": _("Tested, and it did not stand."),
        "downgraded": _("Kept as a concern."),
        "withdrawn": _("Withdrawn."),
        "integrated": _("Integrated into the text."),
        "deferred": _("Deferred."),
        "delegated": _("Given to somebody to look into."),
        "monitored": _("Watched until the review."),
    }


@Vocabulary
def exit_words() -> dict[str, str]:
    """How a proposal left the process."""
    return {
        "adopt_amended": _("put again with an amended text"),
        "trial": _("put as a trial with an early review"),
        "tuners": _("sent to a few people to tune"),
        "delegate": _("given to somebody to work on"),
        "carry": _("carried to a later meeting"),
        "withdraw": _("withdrawn"),
        "out_of_order": _("not put: it only said no to the proposal"),
        "fell": _("not put: the words it changed were gone"),
    }


@Vocabulary
def spoilt_words() -> dict[str, str]:
    """Why a paper did not count."""
    return {
        "blank": _("blank"),
        "unclear": _("unclear"),
        "too_many_marks": _("too many marks"),
        "shows_who": _("shows who marked it"),
        "not_ours": _("not one of ours"),
    }


@Vocabulary
def scale_words() -> dict[str, str]:
    """What people showed when the room was read."""
    return {
        "fist_to_five": _("fist to five"),
        "gradients": _("gradients of agreement, 1 to 8"),
        "temperature": _("hands low, level or high, 1 to 3"),
    }


def side_words(side: str) -> str:
    """Why somebody's advice was asked; two sides parted by a space are both told."""
    return ", ".join(map(_sides, side.split()))


@Vocabulary
def channel_words() -> dict[str, str]:
    """How somebody was told."""
    return {
        "letter": _("by letter"),
        "post": _("by post"),
        "phone": _("by telephone"),
        "door": _("at the door"),
        "email": _("by e-mail"),
        "meeting": _("at a meeting"),
        "person": _("in person"),
        "text": _("by text message"),
    }


@Vocabulary
def scope_words() -> dict[str, str]:
    """Whom a decision binds."""
    return {
        "group": _("the group"),
        "region": _("the region"),
        "national": _("the national community"),
    }


@Vocabulary
def source_words() -> dict[str, str]:
    """How something was said by somebody who was not there."""
    return {
        "note": _("by a note"),
        "phone": _("by telephone"),
        "proxy": _("through somebody else"),
    }


@Vocabulary
def assumed_words() -> dict[str, str]:
    """What nobody knew when a meeting was closed."""
    return {
        "end": _("Nobody noted when the meeting ended: the hour is the one planned."),
        "stays": _("Whoever is not noted as having left is taken to have stayed to the end."),
    }


def newcomers_sentence(newcomers: Sequence[Newcomer]) -> str:
    """Who was there and had joined too late to decide, each with the items."""
    items: dict[str, list[str]] = {}
    for each in newcomers:
        numbers = items.setdefault(each.name, [])
        if each.number:
            numbers.append(str(each.number))
    people = "; ".join(
        ngettext("{name} (item {numbers})", "{name} (items {numbers})", len(numbers)).format(
            name=name, numbers=", ".join(numbers)
        )
        if numbers
        else name
        for name, numbers in items.items()
    )
    return _("Present, and too new a member to decide: {people}.").format(people=people)


def late_words() -> str:
    """What is said of an item that came up while the meeting was running."""
    return _("Added during the meeting, without notice")


def chosen_words(result: str) -> str:
    """What a choice among options came to: "Chosen: The old mill"; nothing where it was no choice, or is a tie."""
    winners = parsed(result).winners if result else ()
    return _("Chosen: {options}").format(options=", ".join(winners)) if winners else ""


def count_words(key: str) -> str:
    """A figure of a count, as a label."""
    return _counts.known().get(key) or key.replace("_", " ").capitalize()


@Vocabulary
def _sides() -> dict[str, str]:
    return {
        "affected": _("affected"),
        "knowledgeable": _("knows the matter"),
        "before": _("asked for an earlier decider"),
    }


@Vocabulary
def _counts() -> dict[str, str]:
    return {
        "winner": _("Chosen"),
        "winners": _("Chosen"),
        "elected": _("Elected"),
        "chosen": _("Chosen"),
        "nominee": _("Chosen"),
        "quota": _("Quota"),
        "needed": _("Needed"),
        "threshold": _("Needed"),
        "valid": _("Valid papers"),
        "spoilt": _("Spoilt papers"),
        "blank": _("Blank papers"),
        "exhausted": _("No longer counted"),
        "tied": _("Level"),
        "lot": _("By lot"),
        "totals": _("Total"),
        "eliminated": _("Out"),
        "surplus": _("Surplus passed on from"),
        "rounding": _("Left over in rounding"),
        "by_lot": _("Drawn by lot"),
    }
