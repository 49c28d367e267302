"""The lines of a vCard file, version 2.1 to 4.0, taken apart without judging what they say."""

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exports.tables.decode import decoded

_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
_PROPERTY = re.compile(rb'\s*((?:[^":\r\n]|"[^"]*")+):(.*)', re.DOTALL)
_NAME = re.compile(r"(?:([\w-]+)\.)?([\w-]+)")
_OLD_TYPE = "TYPE"


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: `params` by upper-case name, `value` still with its backslashes."""

    name: str
    value: str
    params: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    group: str = ""

    @property
    def types(self) -> set[str]:
        """What kind of number, address or mail this is, in lower case."""
        return {each.casefold() for value in self.params.get(_OLD_TYPE, []) for each in value.split(",")}


@dataclass(frozen=True, slots=True)
class Card:
    """One card by its number in the file; `trouble` names what is wrong with it: cut_card, or broken_card at a line."""

    number: int
    properties: tuple[Property, ...] = ()
    trouble: str = ""
    place: str = ""


def cards(data: bytes) -> Iterator[Card]:
    """Every card of a file; a damaged one does not spoil its neighbours."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:200]:
        data = decoded(data)[0].encode()
    lines = _unfolded(_LINE_ENDS.split(data.removeprefix(codecs.BOM_UTF8)))
    for number, inside in enumerate(_blocks(lines), start=1):
        yield Card(number, trouble="cut_card") if inside is None else _card(number, inside)


def _blocks(lines: Iterable[bytes]) -> Iterator[list[bytes] | None]:
    """What stands between each BEGIN and its END; None where the END is missing."""
    inside: list[bytes] | None = None
    for line in lines:
        mark = line.strip().upper().replace(b" ", b"")
        if mark == b"BEGIN:VCARD":
            if inside is not None:
                yield None
            inside = []
        elif inside is None:
            continue
        elif mark == b"END:VCARD":
            yield inside
            inside = None
        else:
            inside.append(line)
    if inside is not None:
        yield None


def texts(value: str, separator: str) -> list[str]:
    r"""A value's parts, freed of backslashes.

    >>> texts(r"Rees\; ap;Siân\nMai;", ";")
    ['Rees; ap', 'Siân\nMai', '']
    """
    parts = re.split(rf"(?<!\\)((?:\\\\)*){re.escape(separator)}", value)
    whole = ["".join(pair) for pair in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    return [text(part) for part in whole]


def text(value: str) -> str:
    r"""A value freed of backslashes.

    >>> text(r"a\, b\; c\\d\ne")
    'a, b; c\\d\ne'
    """
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _unfolded(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines again: folded ones, soft breaks of quoted-printable, and pictures that go on without a space."""
    parts: list[bytes] = []
    for line in lines:
        coding = _coding(parts[0]) if parts else ""
        if coding == "QP" and parts[-1].endswith(b"="):
            parts[-1] = parts[-1][:-1]
            parts.append(line.rstrip())
        elif line[:1] in {b" ", b"\t"} and parts:
            parts.append(line[1:])
        elif coding == "BASE64" and line.strip() and b":" not in line:
            parts.append(line)
        else:
            if parts:
                yield b"".join(parts)
            parts = [line] if line.strip() else []
    if parts:
        yield b"".join(parts)


def _coding(start: bytes) -> str:
    head = start.partition(b":")[0].upper()
    if b"QUOTED-PRINTABLE" in head:
        return "QP"
    return "BASE64" if b"BASE64" in head or b"ENCODING=B" in head else ""


def _card(number: int, lines: Iterable[bytes]) -> Card:
    properties: list[Property] = []
    for line in lines:
        found = _PROPERTY.fullmatch(line)
        name = _NAME.match(_plain(found[1])) if found else None
        if found is None or name is None:
            return Card(number, trouble="broken_card", place=decoded(line[:60])[0].strip())
        params = _params(_plain(found[1])[name.end() :])
        value = "" if _coding(line) == "BASE64" else _value(found[2], params)
        properties.append(Property(name[2].upper(), value, params, (name[1] or "").lower()))
    return Card(number, tuple(properties))


def _params(written: str) -> dict[str, list[str]]:
    """Parameters by name; a bare word, as version 2.1 writes them, is a type or an encoding."""
    params: dict[str, list[str]] = {}
    for each in re.findall(r';((?:[^";]|"[^"]*")*)', written):
        name, equals, value = each.partition("=")
        if not equals:
            name, value = (_OLD_TYPE if name.upper() != "QUOTED-PRINTABLE" else "ENCODING"), name
        params.setdefault(name.strip().upper(), []).append(value.strip().strip('"'))
    return params


def _value(raw: bytes, params: dict[str, list[str]]) -> str:
    old = any(value.upper() == "QUOTED-PRINTABLE" for value in params.get("ENCODING", []))
    plain = quopri.decodestring(raw) if old else raw
    charset = next(iter(params.get("CHARSET", [])), "").casefold()
    charset = "cp1252" if charset in {"iso-8859-1", "latin1", "us-ascii"} else charset or "utf-8"
    try:
        value = plain.decode(charset)
    except (LookupError, UnicodeDecodeError):
        value = decoded(plain)[0]
    return re.sub(r"\r\n?", "\n", value).replace("\n", r"\n") if old else value


def _plain(head: bytes) -> str:
    return head.decode("utf-8", errors="replace")
