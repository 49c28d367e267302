"""The catalogue of documents: complete, and every translation fits the sentence it stands for."""

import gettext
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from tests.catalogue import file_of, forms_of, kept, merged, untranslated, words_of_documents

_NAMES = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def welsh() -> Catalog:
    """The catalogue as it is kept."""
    return kept("cy")


@pytest.fixture(scope="module")
def found() -> Catalog:
    """What the documents say."""
    return words_of_documents()


def sentences(catalogue: Catalog) -> list[Message]:
    """All of them, without the head of the file."""
    return [message for message in catalogue if message.id]


def english(message: Message) -> tuple[str, ...]:
    """What a sentence is in English: one form, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def misfits(message: Message) -> Iterator[str]:
    """Forms that do not fill in what the English fills in; whoever counts one may leave the number out."""
    *_, many = wanted = [set(_NAMES.findall(each)) for each in english(message)]
    for number, form in enumerate(forms_of(message)):
        allowed = wanted if number == 1 else [many]
        if set(_NAMES.findall(form)) not in allowed:
            yield form


def test_the_catalogue_knows_every_sentence_and_no_other(welsh: Catalog, found: Catalog) -> None:
    """When it fails: `make catalogue`, then put the Welsh into the .po, then `make catalogue` again."""
    kept_here = {english(message) for message in sentences(welsh)}
    said = {english(message) for message in sentences(found)}

    assert sorted(said - kept_here) == []
    assert sorted(kept_here - said) == []


def test_every_sentence_has_its_welsh(welsh: Catalog) -> None:
    assert [english(message) for message in untranslated(welsh)] == []
    assert [english(message) for message in sentences(welsh) if message.fuzzy] == []
    assert list(welsh.obsolete) == []


def test_what_is_filled_in_is_the_same(welsh: Catalog) -> None:
    assert [form for message in sentences(welsh) for form in misfits(message)] == []


def test_a_plural_has_its_six_forms(welsh: Catalog) -> None:
    assert {len(forms_of(message)) for message in sentences(welsh) if message.pluralizable} == {6}


def test_a_sentence_ends_and_begins_like_the_english(welsh: Catalog) -> None:
    def ends(text: str) -> str:
        return text[-1] if text[-1] in ".:?!…" else ""

    def odd(message: Message) -> bool:
        first, *_ = english(message)
        abbreviated = " " not in first
        return any(
            (ends(form) != ends(first) and not abbreviated) or form != form.strip() for form in forms_of(message)
        )

    assert [english(message) for message in sentences(welsh) if odd(message)] == []


def test_what_the_program_reads_says_what_is_kept(welsh: Catalog) -> None:
    with file_of("cy", "mo").open("rb") as file:
        read = gettext.GNUTranslations(file)

    for message in sentences(welsh):
        one, *many = english(message)
        if many:
            assert [read.ngettext(one, many[0], number) for number in (0, 1, 2, 3, 6, 4)] == list(forms_of(message))
        else:
            assert read.gettext(one) == message.string


def test_gathering_changes_nothing_that_is_up_to_date(welsh: Catalog, found: Catalog) -> None:
    again = merged(found, welsh)

    assert [(message.id, message.string) for message in again] == [(each.id, each.string) for each in welsh]


def test_a_new_sentence_is_still_to_be_translated() -> None:
    old, new = Catalog(locale="cy"), Catalog()
    old.add("Yes", "Ie")
    old.add("Gone", "Wedi mynd")
    for words in ("Yes", "Fresh"):
        new.add(words, locations=[("exports/a.py", 3)])

    made = merged(new, old)

    assert [(message.id, message.string) for message in sentences(made)] == [("Fresh", ""), ("Yes", "Ie")]
    assert [message.id for message in untranslated(made)] == ["Fresh"]
