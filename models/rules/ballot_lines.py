"""Papers typed quickly, a line for each or for several alike: "2 1 3", "2 1 3 x4", "gwen 2 1 3", "-" for a blank."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.called import Known, called
from models.rules.choice_counting import SPOILT, points_of
from models.rules.decisions import Method

_LINE = re.compile(
    r"(?:(?P<before>\d+)\s*[x×*]\s+)?(?P<name>[^\d\s?\-:][^\d?:]*)?:?\s*(?P<marks>\d[\d\s,;.:]*?|-|\?)"
    r"\s*(?:[x×*]\s*(?P<after>\d+))?"
)
MOST_ALIKE = 100_000
_LONGEST = 500


class Marked(StrEnum):
    """How numbers on a paper are read: options in their order, options ticked, or points for each option in turn."""

    ORDER = "order"
    TICKS = "ticks"
    POINTS = "points"


class Doubt(StrEnum):
    """Why a line is not taken."""

    NOT_READ = "not_read"
    NO_SUCH_OPTION = "no_such_option"
    NOBODY = "nobody"
    SEVERAL = "several"
    TWICE = "twice"
    SECRET = "secret"


@dataclass(frozen=True)
class TypedPaper:
    """Marks as they are kept, on how many papers, or of whom."""

    marks: str
    papers: int = 1
    person: str = ""


@dataclass(frozen=True)
class Unread:
    """A line that is not taken; `people` are those a name may mean."""

    line: int
    typed: str
    why: Doubt
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typed:
    """All that was typed; nothing is saved while anything is `unread`."""

    papers: tuple[TypedPaper, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def count(self) -> int:
        """How many papers."""
        return sum(paper.papers for paper in self.papers)


class _Unclear(Exception):
    """Carries the doubt out of the reading of a line."""

    def __init__(self, why: Doubt, people: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.why, self.people = why, people


def marked(method: Method) -> Marked:
    """How papers are marked under a method."""
    if method in (Method.SCORE, Method.DOTS):
        return Marked.POINTS
    return Marked.TICKS if method is Method.APPROVAL else Marked.ORDER


def read_papers(text: str, how: Marked, options: Sequence[str], people: Known | None = None) -> Typed:
    """Read every line; without `people` the papers are secret and take no name.

    Up to nine options (or points) the figures may stand without spaces. What is marked too often spoils a paper when
    it is counted, and is no doubt here.

    >>> [(each.marks, each.papers) for each in read_papers("21 x4\\n-\\n?", Marked.ORDER, ["a", "b"]).papers]
    [('b a', 4), ('', 1), ('?', 1)]
    >>> [each.marks for each in read_papers("3 2\\n2:5", Marked.POINTS, ["a", "b"]).papers]
    ['a:3 b:2', 'b:5']
    >>> [str(each.why) for each in read_papers("3\\nhello", Marked.TICKS, ["a", "b"]).unread]
    ['no_such_option', 'secret']
    """
    papers: list[TypedPaper] = []
    unread: list[Unread] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            paper = _read(line.strip(), how, options, people)
            if paper.person and any(paper.person == each.person for each in papers):
                raise _Unclear(Doubt.TWICE, (paper.person,))
            papers.append(paper)
        except _Unclear as doubt:
            unread.append(Unread(number, line.strip(), doubt.why, doubt.people))
    return Typed(tuple(papers), tuple(unread))


def typed_again(marks: str, papers: int, options: Sequence[str], name: str = "") -> str:
    """A kept paper as it would be typed.

    >>> typed_again("b a", 4, ["a", "b"]), typed_again("b:5", 1, ["a", "b"], "Gwen Pugh")
    ('2 1 x4', 'Gwen Pugh: 0 5')
    """
    shown = _figures(marks, {option: str(number) for number, option in enumerate(options, start=1)}, options)
    head = f"{name}: {shown}" if name else shown
    return f"{head} x{papers}" if papers != 1 else head


def _read(line: str, how: Marked, options: Sequence[str], people: Known | None) -> TypedPaper:
    found = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None or (found["before"] and found["after"]):
        raise _Unclear(Doubt.SECRET if people is None and line[0].isalpha() else Doubt.NOT_READ)
    person = _person((found["name"] or "").strip(), people)
    count = int(found["before"] or found["after"] or 1)
    if not 1 <= count <= MOST_ALIKE or (person and count != 1):
        raise _Unclear(Doubt.NOT_READ)
    return TypedPaper(_marks(found["marks"].strip(), how, options), count, person)


def _person(name: str, people: Known | None) -> str:
    if not name:
        return ""
    if people is None:
        raise _Unclear(Doubt.SECRET)
    meant = called(name, people)
    if len(meant) != 1:
        raise _Unclear(Doubt.SEVERAL if meant else Doubt.NOBODY, meant)
    return meant[0]


def _marks(typed: str, how: Marked, options: Sequence[str]) -> str:
    if typed in ("-", SPOILT):
        return "" if typed == "-" else SPOILT
    tokens = [token for token in re.split(r"[\s,;.]+", typed) if token]
    if len(tokens) == 1 and len(tokens[0]) > 1 and ":" not in tokens[0] and len(options) <= 9:
        tokens = list(tokens[0])
    if how is Marked.POINTS:
        return _points(tokens, options)
    if any(":" in token for token in tokens):
        raise _Unclear(Doubt.NOT_READ)
    return " ".join(_option(token, options) for token in tokens)


def _points(tokens: Sequence[str], options: Sequence[str]) -> str:
    """Points for each option in turn, or "option:points"."""
    if len(tokens) > len(options):
        raise _Unclear(Doubt.NO_SUCH_OPTION)
    given: list[str] = []
    for place, token in enumerate(tokens):
        number, colon, points = token.partition(":")
        option = _option(number, options) if colon else options[place]
        worth = points if colon else number
        if not worth.isdecimal() or any(each.startswith(f"{option}:") for each in given):
            raise _Unclear(Doubt.NOT_READ)
        given += [f"{option}:{int(worth)}"]
    return " ".join(each for each in given if not each.endswith(":0"))


def _option(number: str, options: Sequence[str]) -> str:
    if not number.isdecimal():
        raise _Unclear(Doubt.NOT_READ)
    if not 1 <= int(number) <= len(options):
        raise _Unclear(Doubt.NO_SUCH_OPTION)
    return options[int(number) - 1]


def _figures(marks: str, numbers: Mapping[str, str], options: Sequence[str]) -> str:
    if not marks or marks == SPOILT:
        return marks or "-"
    if ":" in marks:
        given = points_of(marks)
        return " ".join(str(given.get(option, 0)) for option in options)
    return " ".join(numbers.get(mark, SPOILT) for mark in marks.split())
