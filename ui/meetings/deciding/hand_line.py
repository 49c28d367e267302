"""The words people type for raised hands, by method, and what a typed line came to, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from gettext import gettext as _
from gettext import ngettext

from exports.words import counted_stance, stance_words
from models.rules.decisions import Method, StanceKind, offered
from models.rules.hand_words import Hands, Said, Unclear, WhyUnclear, Words
from models.rules.hands import along_seats, hands

_ALONG = re.compile(r"[\d.\s]+")


def read_line(line: str, people: Mapping[str, str], method: str, *, heard: Sequence[str] = ()) -> Hands:
    """A line by names, or figures alone: those go along the seats, a full stop leaves one out."""
    if line.strip() and _ALONG.fullmatch(line):
        numbers = {str(number): stance for number, stance in enumerate(offered(Method(method)), start=1)}
        return along_seats(line, list(people), numbers)
    return hands(line, people, typed_words(method), heard=heard)


def typed_words(method: str) -> Words:
    """What people call the answers under a method."""
    answers = offered(Method(method))
    stances = {word: stance for stance in answers for word in _listed(_CALLED[stance]())}
    return Words(
        stances,
        everyone=frozenset(_listed(_("all, everybody, everyone"))),
        rest=frozenset(_listed(_("rest, the rest, others, the others"))),
        but=frozenset(_listed(_("except, but"))),
        joins=frozenset(_listed(_("and, &"))),
    )


def example(method: str) -> str:
    """How such a line may read."""
    known = {
        "consent": _("all consent except gwen, ali objects: too dear for us"),
        "consensus": _("all agree except gwen, ali blocks: it is against our aims"),
        "nem_con": _("ali against"),
    }
    return known.get(method, _("all yes except gwen, ali no, sam abstains"))


def taken_words(taken: Hands, people: Mapping[str, str]) -> str:
    """What will be taken down: "11 consented · Ali Reza objected: too dear · not Gwen Pugh"."""
    counts: dict[StanceKind, int] = {}
    for said in taken.said.values():
        counts[said.stance] = counts.get(said.stance, 0) + 1
    parts = [counted_stance(str(stance), count) for stance, count in counts.items()]
    parts += [_reason_words(people[id], said) for id, said in taken.said.items() if said.reason]
    if taken.excepted:
        parts.append(_("not {names}").format(names=", ".join(people[id] for id in taken.excepted)))
    if taken.kept:
        kept = ngettext("{count} stays as said before", "{count} stay as said before", len(taken.kept))
        parts.append(kept.format(count=len(taken.kept)))
    return " · ".join(parts)


def doubt_words(unclear: Unclear, people: Mapping[str, str]) -> str:
    """Why a part of the line is not taken, and whom it may mean."""
    names = ", ".join(people[id] for id in unclear.candidates if id in people)
    return _DOUBTS[unclear.why]().format(typed=unclear.typed, names=names)


def reasonless(taken: Hands, people: Mapping[str, str]) -> list[str]:
    """Who objects or blocks without a word why."""
    needing = (StanceKind.OBJECTION, StanceKind.BLOCK)
    return [people[id] for id, said in taken.said.items() if said.stance in needing and not said.reason]


def _reason_words(name: str, said: Said) -> str:
    stance = stance_words(str(said.stance)).lower()
    return _("{name} {stance}: {reason}").format(name=name, stance=stance, reason=said.reason)


def _listed(text: str) -> list[str]:
    return [word.strip() for word in text.split(",")]


# Translated when asked for, never at import. The words are in small letters and parted by commas.
_CALLED: Mapping[StanceKind, Callable[[], str]] = {
    StanceKind.CONSENT: lambda: _("consent, consents, ok, yes, +"),
    StanceKind.CONCERN: lambda: _("concern, concerned, has a concern, with a concern, ~"),
    StanceKind.OBJECTION: lambda: _("object, objects, objection, -"),
    StanceKind.STAND_ASIDE: lambda: _("aside, stands aside, stand aside"),
    StanceKind.AGREE: lambda: _("agree, agrees, ok, yes, +"),
    StanceKind.RESERVATION: lambda: _("reservation, reservations, with reservations, ~"),
    StanceKind.BLOCK: lambda: _("block, blocks, -"),
    StanceKind.YES: lambda: _("yes, in favour, for, aye, +"),
    StanceKind.NO: lambda: _("no, against, nay, -"),
    StanceKind.ABSTAIN: lambda: _("abstain, abstains, ="),
}
_DOUBTS: Mapping[WhyUnclear, Callable[[], str]] = {
    WhyUnclear.NOBODY: lambda: _("Nobody here is called “{typed}”."),
    WhyUnclear.SEVERAL: lambda: _("“{typed}” may be {names}: type a little more."),
    WhyUnclear.TWICE: lambda: _("“{typed}” is said to answer twice."),
    WhyUnclear.NO_STANCE: lambda: _("What does “{typed}” say?"),
    WhyUnclear.NOT_READ: lambda: _("“{typed}” is not understood."),
    WhyUnclear.IN_REASON: lambda: _("Is “{typed}” part of the reason? Put a semicolon before it, or quotation marks."),
    WhyUnclear.TOO_MANY: lambda: _("There are more figures than seats: “{typed}” is left over."),
}
