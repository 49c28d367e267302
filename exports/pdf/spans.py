"""Words with the manner in which they are set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exports.language import foreign


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one manner; `link` is an address, `colour` replaces the style's own.

    `lang` is the language of words that are not in the document's own: "en-GB".
    """

    text: str
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    link: str = ""
    colour: str = ""
    lang: str = ""

    @property
    def manner(self) -> "Span":
        """The same without the words."""
        return Span("", self.bold, self.italic, self.shaded, self.link, self.colour, self.lang)


_PLAIN = Span("")

Text = str | Span | Sequence[str | Span]
"""Any way of giving text."""


def spans_of(text: Text) -> list[Span]:
    """Any way of giving text, as spans."""
    if isinstance(text, str):
        return [Span(text)]
    if isinstance(text, Span):
        return [text]
    return [Span(part) if isinstance(part, str) else part for part in text]


def written(text: Text) -> list[Span]:
    """What somebody wrote: where the document speaks another language than they do, it says so."""
    return in_language([span for span in spans_of(text) if span.text], foreign())


def quoting(sentence: str, *theirs: str, manner: Span = _PLAIN) -> list[Span]:
    """A sentence of ours in which words stand that somebody wrote, in this order.

    >>> from exports.language import speaking
    >>> with speaking("cy"):
    ...     [(span.text, span.lang) for span in quoting("Agenda: Hall", "Hall")]
    [('Agenda: ', ''), ('Hall', 'en-GB')]
    """
    lang, spans, rest = foreign(), list[Span](), sentence
    for words in theirs:
        before, found, after = rest.partition(words) if words and lang else (rest, "", "")
        if found:
            spans += [replace(manner, text=before), replace(manner, text=found, lang=lang)]
            rest = after
    return [span for span in (*spans, replace(manner, text=rest)) if span.text]


def in_language(spans: Sequence[Span], lang: str) -> list[Span]:
    """Spans that say their language, unless they do already."""
    return [replace(span, lang=span.lang or lang) for span in spans] if lang else list(spans)
