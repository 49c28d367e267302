"""Contact cards of every version, as phones and address books write them."""

from pathlib import Path

from exports.vcard.write import cards
from models.rules.roster_file import Contact, PersonDraft
from tests.exports.roster_samples import drawn, read, sample


def test_android_writes_version_2_1_with_quoted_printable() -> None:
    people = drawn(sample("android.vcf"))

    assert people == [
        "1 given_name=Máire | family_name=Ô Siadhail | known_as=Mol | emails=maire@example.org (home)"
        " | phones=07700900777 (mobile), 02079460018 (Grandma) | address_lines=5 Bród Street | town=Derry"
        " | postcode=BT48 6AA | country=Northern Ireland | notes=first line / second line",
        "2 given_name=Gareth | family_name=Pugh | phones=07700900888 (mobile)",
    ]


def test_an_iphone_writes_version_3_with_labels_in_groups_and_groups_of_people() -> None:
    people = drawn(sample("iphone.vcf"))

    assert people == [
        "1 honorific=Dr | given_name=Bethan Wyn | family_name=Rees MBE | known_as=Beth"
        " | organisation=Aber Food Co-op, Kitchen | job_title=Dietitian"
        " | emails=beth@example.org (home), b.rees@example.net (Uni) | phones=+44 7700 900123 (mobile)"
        " | address_lines=12 Stryd y Bont / Fflat 2 | town=Aberystwyth | county=Ceredigion | postcode=SY23 1AB"
        " | country=United Kingdom | skills=Drivers"
        " | notes=Has keys, and a van; ask first. / Allergic to nothing we need to know.",
        "2 refused: Drivers is a group of contacts, not a person.",
    ]


def test_nextcloud_writes_version_4_and_a_broken_card_falls_alone() -> None:
    people = drawn(sample("nextcloud.vcf"))

    assert people == [
        "1 id=9c3a4c9e9c3a4c9e9c3a4c9e9c3a4c9e | given_name=Amara | family_name=Okafor | pronouns=she/her"
        " | emails=amara@example.org (home) | phones=+44-7700-900555 ext 12 (mobile) | address_lines=7 Bute Street"
        " | town=Cardiff | postcode=CF10 5AB | country=United Kingdom | skills=Fundraising",
        "2 refused: The card is damaged at “this line is no property”.",
        "3 given_name=Owen | family_name=Price",
        "4 refused: The card has no end.",
    ]


def test_outlook_writes_windows_letters() -> None:
    people = drawn(sample("outlook.vcf"))

    assert people == [
        "1 honorific=Mrs | given_name=Renée | family_name=O’Neill | organisation=Valleys Health | job_title=Accountant"
        " | emails=renee@example.org | phones=029 2018 0321 (work), 07700 900222 (mobile)"
        " | address_lines=9 Office Row | town=Newport | postcode=NP20 1AA | country=United Kingdom"
    ]


def test_an_old_mac_writes_its_own_letters() -> None:
    assert drawn(sample("mac.vcf")) == ["1 given_name=Siân | family_name=Parry"]


def test_a_card_with_only_a_whole_name_is_taken_apart(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nORG:{}\nEND:VCARD\n"

    people = drawn(
        read(tmp_path, "".join(card.format(*each) for each in (("Dr Tom Pugh", ""), ("Aber Ltd", "Aber Ltd"))))
    )

    assert people == ["1 honorific=Dr | given_name=Tom | family_name=Pugh", "2 organisation=Aber Ltd"]


def test_a_picture_without_indents_is_passed_over(tmp_path: Path) -> None:
    picture = "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\nSkZJRgABAQAA\n\n"
    card = f"BEGIN:VCARD\nVERSION:2.1\nN:Pugh;Tom\n{picture}TEL:01970 1\nEND:VCARD\n"

    assert drawn(read(tmp_path, card)) == ["1 given_name=Tom | family_name=Pugh | phones=01970 1"]


def test_a_card_that_stops_before_the_next_begins_falls_alone(tmp_path: Path) -> None:
    people = drawn(read(tmp_path, "BEGIN:VCARD\nN:Rees;Ann\nBEGIN:VCARD\nN:Pugh;Tom\nEND:VCARD\n"))

    assert people == [
        "1 refused: The card has no end.",
        "2 given_name=Tom | family_name=Pugh",
    ]


def test_a_couple_on_one_card_is_refused(tmp_path: Path) -> None:
    people = drawn(read(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nN:Pugh;Tom & Ann;;;\nFN:Tom & Ann Pugh\nEND:VCARD\n"))

    assert people == ["1 refused: “Tom & Ann” names two people; give each a row of their own."]


def test_cards_are_known_by_their_contents_whatever_the_ending(tmp_path: Path) -> None:
    card = "\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nN:Pugh;Tom;;;\r\nEND:VCARD\r\n"

    assert drawn(read(tmp_path, card, "list.csv")) == drawn(read(tmp_path, card.encode("utf-16-le"), "list.txt"))
    assert drawn(read(tmp_path, card, "list.csv")) == ["1 given_name=Tom | family_name=Pugh"]


def test_the_cards_we_write_are_those_that_every_address_book_reads() -> None:
    person = PersonDraft(
        id="0190" * 8,
        given_name="Bethan",
        family_name="Rees",
        emails=(Contact("beth@example.org", "home"),),
        phones=(Contact("07700 900123", "mobile"), Contact("01970 123456", "Gran, upstairs")),
        postcode="SY23 1AB",
        notes="Keys; to the hall\nand a van that stands behind the old chapel in Ŵyllt Street",
    )

    card = "".join(cards([person]))

    assert card.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Chapterhouse//Roster//EN",
        "UID:urn:uuid:01900190-0190-0190-0190-019001900190",
        "N:Rees;Bethan;;;",
        "FN:Bethan Rees",
        "NOTE:Keys\\; to the hall\\nand a van that stands behind the old chapel in Ŵ",
        " yllt Street",
        "EMAIL;TYPE=INTERNET,HOME:beth@example.org",
        "TEL;TYPE=VOICE,CELL:07700 900123",
        "item3.TEL;TYPE=VOICE:01970 123456",
        "item3.X-ABLabel:Gran\\, upstairs",
        "ADR;TYPE=HOME:;;;;;SY23 1AB;",
        "END:VCARD",
        "",
    ]
    assert max(len(line.encode()) for line in card.split("\r\n")) <= 75
