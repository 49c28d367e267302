"""An error without what it is about: its type, its place, and of its words those of the program or of Python itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb
from types import CodeType, TracebackType

_ROOT = Path(__file__).resolve().parents[1]
# They speak of the program's own names, and quote nothing else.
_OF_THE_PROGRAM = (AttributeError, ImportError, IndexError, NameError, RecursionError, TypeError, ZeroDivisionError)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’")
_NAME = re.compile(r"['\"][A-Za-z_][A-Za-z0-9_.]*['\"]")
_PATH = re.compile(r"(?:\b[A-Za-z]:[/\\]|[/\\]{1,2}[^\s/\\]+[/\\]).*")  # to the end: folders have spaces in their names
_WORD = re.compile(r"[^\W\d_]+(?:'t)?")
_HIDDEN = re.compile(r"…(?:[^\w…]*…)*['\"”’)\]}]*")

# Of the messages of Python and SQLite.
_PROSE_WORDS = """
    a already and argument array at attempt base be byte bytes can't changed character codec column columns constraint
    continuation convert could data database decode dictionary directory disk does during empty encode error expected
    failed file float for format found from full fromisoformat got has have image in incomplete index int invalid
    is isoformat iteration key length list literal locked malformed many match maximum missing must near no not number
    object of only open out pop position range read readonly row set size start string such syntax table to token too
    transaction type unable unexpected unknown unpack unrecognized value values with write wrong
    Expecting Extra Invalid FOREIGN KEY NOT NULL UNIQUE
"""
_PROSE = frozenset(_PROSE_WORDS.split())
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def told(error: BaseException) -> str:
    """The whole error with its causes, as Python would print it, without a value that somebody typed.

    >>> typed = "Maud Hale"
    >>> try:
    ...     int(typed)
    ... except ValueError as error:
    ...     told(error).splitlines()[-1]
    'ValueError: invalid literal for int() with base …'
    """
    return "".join(_told(error, set()))


def words_of(error: BaseException) -> str:
    """What the error says of itself; "" where nothing of it may be told."""
    if isinstance(error, OSError) and error.strerror:
        return f"[Errno {error.errno}] {error.strerror}"
    said = str(error).splitlines()[0] if str(error) else ""
    known = _PROSE | set(_written(error.__traceback__))
    if isinstance(error, _OF_THE_PROGRAM):
        return _QUOTED.sub(lambda match: match[0] if _is_of_the_program(match, known) else "…", said)
    return _HIDDEN.sub("…", _WORD.sub(lambda match: match[0] if match[0] in known else "…", _digits_hidden(said)))


def without_values(text: str) -> str:
    r"""What somebody else's code says, without anything it quotes and any path.

    >>> without_values('cannot open "/home/maud/Maud Hale.chapter" or /home/maud/x.png')
    'cannot open … or …'
    >>> without_values(r"cannot open C:\Users\Maud Hale\Vale.chapter"), without_values("no C:/Users/Maud Hale/x")
    ('cannot open …', 'no …')
    >>> without_values(r"cannot open \\server\Maud Hale\x"), without_values("setGeometry: 5/7 of text/plain and 2")
    ('cannot open …', 'setGeometry: 5/7 of text/plain and 2')
    """
    return _PATH.sub("…", _QUOTED.sub("…", text))


def _is_of_the_program(quoted: re.Match[str], known: frozenset[str]) -> bool:
    """Whether what is quoted is a name in the code, or the type of an object."""
    if not _NAME.fullmatch(quoted[0]):
        return False
    return quoted[0][1:-1] in known or quoted.string[quoted.end() :].startswith(" object")


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    if (cause := error.__cause__) and id(cause) not in seen:
        yield from (*_told(cause, seen), _CAUSE)
    elif (context := error.__context__) and not error.__suppress_context__ and id(context) not in seen:
        yield from (*_told(context, seen), _CONTEXT)
    if error.__traceback__:
        yield "Traceback (most recent call last):\n"
        for frame in extract_tb(error.__traceback__):
            line = f"    {frame.line}\n" if frame.line else ""
            yield f'  File "{_place(frame.filename)}", line {frame.lineno}, in {frame.name}\n{line}'
    words = words_of(error)
    yield f"{_kind(error)}: {words}\n" if words else f"{_kind(error)}\n"
    for each in getattr(error, "exceptions", ()):  # a group
        yield from ("\n", *_told(each, seen))


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _place(file: str) -> str:
    """Within the program or its libraries: what comes before it may be somebody's name."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-3:]) if len(path.parts) > 3 else path.name


def _digits_hidden(text: str) -> str:
    return re.sub(r"\w*\d\w*", "…", text)


def _written(trace: TracebackType | None) -> Iterator[str]:
    """Every name and every word of the texts that stand in the code on the way."""
    while trace:
        yield from _texts(trace.tb_frame.f_code)
        trace = trace.tb_next


def _texts(code: CodeType) -> Iterator[str]:
    yield from (*code.co_names, *code.co_varnames)
    for constant in code.co_consts:
        for text in constant if isinstance(constant, tuple | frozenset) else (constant,):
            if isinstance(text, str):
                yield from _WORD.findall(text)
