"""The words of documents and their Welsh: `make catalogue` gathers what is new and compiles what is translated.

The words of the window and of the command line, which speak English so far, it gathers for whoever translates them.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from exports.language import CATALOGUES, DOMAIN

ROOT = Path(__file__).parents[1]
WINDOW = ROOT / "build" / "chapterhouse.pot"
WORDS = {"_": None, "ngettext": (1, 2)}
HEADER = """\
# What Chapterhouse's documents say, in Welsh.
#
# Translated with care by somebody whose first language is not Welsh: a Welsh speaker has yet to read all of it.
# Whoever puts a word right changes it here and runs `make catalogue`.
#
# {name} and the like stand for words the program fills in: they stay as they are, and whatever is filled in cannot
# mutate, so a sentence keeps words that cause a mutation away from them.
# A plural has six forms: for 0, 1, 2, 3, 6 and for all other numbers."""
HEAD = """
msgid ""
msgstr ""
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5;\\n"

"""


def file_of(code: str, ending: str) -> Path:
    """Where the catalogue of a language is kept: its text (`po`), or what the program reads (`mo`)."""
    return CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def words_of(*floors: str) -> Catalog:
    """Every sentence of these floors, with the files in which it stands."""
    found = Catalog(charset="utf-8")
    for floor in floors:
        for name, _line, sentence, _comments, context in extract_from_dir(ROOT / floor, keywords=WORDS):
            found.add(sentence, locations=[(f"{floor}/{name}", 0)], context=context)
    return found


def words_of_documents() -> Catalog:
    """Every sentence of a document."""
    return words_of("exports")


def kept(code: str) -> Catalog:
    """The catalogue as it is kept."""
    with file_of(code, "po").open("rb") as file:
        return read_po(file, locale=code)


def merged(found: Catalog, old: Catalog) -> Catalog:
    """What is found, with the words it has already; new sentences have none, and others are left out."""
    made = read_po(BytesIO(HEAD.encode()), locale="cy")
    for message in sorted((each for each in found if each.id), key=_english):
        before = old.get(message.id)
        places = [(name, 0) for name in sorted({name for name, _line in message.locations})]
        made.add(message.id, before.string if before else "", locations=places, user_comments=_said(before))
    return made


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _said(before: Message | None) -> list[str]:
    return before.user_comments if before else []


def untranslated(catalogue: Catalog) -> list[Message]:
    """The sentences that lack their Welsh, or one of its forms."""
    return [each for each in catalogue if each.id and not all(forms_of(each))]


def forms_of(message: Message) -> tuple[str, ...]:
    """What a sentence is in the other language, in each of its forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def as_text(catalogue: Catalog) -> bytes:
    """The catalogue without a date or a name: what is kept changes only when a word does."""
    text = BytesIO()
    write_po(text, catalogue, width=0, omit_header=True, include_lineno=False)
    return (HEADER + HEAD).encode() + text.getvalue()


def compiled(text: bytes) -> bytes:
    """What the program reads."""
    made, catalogue = BytesIO(), read_po(BytesIO(text), locale="cy")
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    write_mo(made, catalogue)
    return made.getvalue()


def main() -> None:
    """Gather, keep, compile; say what is still to be translated."""
    catalogue = merged(words_of_documents(), kept("cy"))
    text = as_text(catalogue)
    file_of("cy", "po").write_bytes(text)
    file_of("cy", "mo").write_bytes(compiled(text))
    for message in untranslated(catalogue):
        print("To translate:", _english(message))
    WINDOW.parent.mkdir(exist_ok=True)
    with WINDOW.open("wb") as file:
        write_po(file, words_of("desktop", "ui"), width=0, include_lineno=False)
    print(f"The words of the window, for translators: {WINDOW.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
