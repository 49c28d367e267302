"""The words of minutes for what a record keeps as identifiers: objections, ways out, counts, scales; others stay."""

from collections.abc import Callable, Mapping, Sequence

from exports.language import _, ngettext
from models.queries.minutes import Newcomer
from models.rules.choice_result import parsed

_Words = Mapping[str, Callable[[], str]]


def objection_words(state: str) -> str:
    """What became of an objection."""
    return _said(_OBJECTIONS, state)


def exit_words(way: str) -> str:
    """How a proposal left the process."""
    return _said(_EXITS, way)


def spoilt_words(why: str) -> str:
    """Why a paper did not count."""
    return _said(_SPOILT, why)


def scale_words(scale: str) -> str:
    """What people showed when the room was read."""
    return _said(_SCALES, scale)


def side_words(side: str) -> str:
    """Why somebody's advice was asked; two sides parted by a space are both told."""
    return ", ".join(_said(_SIDES, each) for each in side.split()) if side else ""


def channel_words(channel: str) -> str:
    """How somebody was told."""
    return _said(_CHANNELS, channel)


def scope_words(scope: str) -> str:
    """Whom a decision binds."""
    return _said(_SCOPES, scope)


def source_words(source: str) -> str:
    """How something was said by somebody who was not there."""
    return _said(_SOURCES, source)


def assumed_words(assumed: str) -> str:
    """What nobody knew when a meeting was closed."""
    return _said(_ASSUMED, assumed)


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


def chosen_words(result: str) -> str:
    """What a choice among options came to: "Chosen: The old mill"; nothing where it was no choice, or is a tie."""
    winners = parsed(result).winners if result else ()
    return _("Chosen: {options}").format(options=", ".join(winners)) if winners else ""


def count_words(key: str) -> str:
    """A figure of a count, as a label."""
    known = _said(_COUNTS, key)
    return known if key in _COUNTS else known.replace("_", " ").capitalize()


def _said(words: _Words, identifier: str) -> str:
    return words[identifier]() if identifier in words else identifier


# Translated when asked for, never at import: the language is known later than the modules.
_OBJECTIONS: _Words = {
    "raised": lambda: _("Not yet tested."),
    "qualified": lambda: _("It stood."),
    "not_qualified": lambda: _("Tested, and it did not stand."),
    "downgraded": lambda: _("Kept as a concern."),
    "withdrawn": lambda: _("Withdrawn."),
    "integrated": lambda: _("Integrated into the text."),
    "deferred": lambda: _("Deferred."),
    "delegated": lambda: _("Given to somebody to look into."),
    "monitored": lambda: _("Watched until the review."),
}
_EXITS: _Words = {
    "adopt_amended": lambda: _("put again with an amended text"),
    "trial": lambda: _("put as a trial with an early review"),
    "tuners": lambda: _("sent to a few people to tune"),
    "delegate": lambda: _("given to somebody to work on"),
    "carry": lambda: _("carried to a later meeting"),
    "withdraw": lambda: _("withdrawn"),
    "out_of_order": lambda: _("not put: it only said no to the proposal"),
    "fell": lambda: _("not put: the words it changed were gone"),
}
_SPOILT: _Words = {
    "blank": lambda: _("blank"),
    "unclear": lambda: _("unclear"),
    "too_many_marks": lambda: _("too many marks"),
    "shows_who": lambda: _("shows who marked it"),
    "not_ours": lambda: _("not one of ours"),
}
_SCALES: _Words = {
    "fist_to_five": lambda: _("fist to five"),
    "gradients": lambda: _("gradients of agreement, 1 to 8"),
    "temperature": lambda: _("hands low, level or high, 1 to 3"),
}
_SIDES: _Words = {
    "affected": lambda: _("affected"),
    "knowledgeable": lambda: _("knows the matter"),
    "before": lambda: _("asked for an earlier decider"),
}
_CHANNELS: _Words = {
    "letter": lambda: _("by letter"),
    "post": lambda: _("by post"),
    "phone": lambda: _("by telephone"),
    "door": lambda: _("at the door"),
    "email": lambda: _("by e-mail"),
    "meeting": lambda: _("at a meeting"),
    "person": lambda: _("in person"),
    "text": lambda: _("by text message"),
}
_SCOPES: _Words = {
    "group": lambda: _("the group"),
    "region": lambda: _("the region"),
    "national": lambda: _("the national community"),
}
_SOURCES: _Words = {
    "note": lambda: _("by a note"),
    "phone": lambda: _("by telephone"),
    "proxy": lambda: _("through somebody else"),
}
_ASSUMED: _Words = {
    "end": lambda: _("Nobody noted when the meeting ended: the hour is the one planned."),
    "stays": lambda: _("Whoever is not noted as having left is taken to have stayed to the end."),
}
_COUNTS: _Words = {
    "winner": lambda: _("Chosen"),
    "winners": lambda: _("Chosen"),
    "elected": lambda: _("Elected"),
    "chosen": lambda: _("Chosen"),
    "nominee": lambda: _("Chosen"),
    "quota": lambda: _("Quota"),
    "needed": lambda: _("Needed"),
    "threshold": lambda: _("Needed"),
    "valid": lambda: _("Valid papers"),
    "spoilt": lambda: _("Spoilt papers"),
    "blank": lambda: _("Blank papers"),
    "exhausted": lambda: _("No longer counted"),
    "tied": lambda: _("Level"),
    "lot": lambda: _("By lot"),
    "totals": lambda: _("Total"),
    "eliminated": lambda: _("Out"),
    "surplus": lambda: _("Surplus passed on from"),
    "rounding": lambda: _("Left over in rounding"),
    "by_lot": lambda: _("Drawn by lot"),
}
