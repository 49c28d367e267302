"""Lists in the exact shape that address books and membership programs write."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from exports.tables.roster import read_roster
from tests.exports.roster_samples import TODAY, drawn, read, sample


def test_google_contacts() -> None:
    people = drawn(sample("google.csv"))

    assert people == [
        "2 honorific=Dr | given_name=Bethan Wyn | family_name=Rees | known_as=Beth | organisation=Aber Food Co-op"
        " | job_title=Dietitian"
        " | emails=beth@example.org (home), b.rees@example.net (home), bethan@aberfood.example (work)"
        " | phones=07700 900123 (mobile), +44 1632 960123 (mobile)"
        " | address_lines=12 Stryd y Bont / Fflat 2 | town=Aberystwyth | county=Ceredigion | postcode=SY23 1AB"
        " | country=GB | notes=Has keys / to the hall",
        "3 given_name=Amara | family_name=Okafor | emails=amara@example.org | phones=020 7946 0018 (Grandma's)",
        "4 organisation=Aber Plumbing | phones=01632 960999 (work)",
    ]


def test_google_contacts_as_it_was_in_utf_16() -> None:
    reading = sample("google_old.csv")

    assert reading.table is not None and reading.table.encoding == "utf-16-le"
    assert drawn(reading) == [
        "2 given_name=Siân Ŵyn | family_name=Parry | organisation=Menai Choir | job_title=Conductor"
        " | emails=sian@example.org (home) | phones=07700 900456 (mobile) | address_lines=3 Lôn Fach | town=Bangor"
        " | postcode=LL57 1AA | notes=Sings"
    ]


def test_outlook_in_windows_letters() -> None:
    reading = sample("outlook.csv")

    assert reading.table is not None and reading.table.encoding == "cp1252"
    assert drawn(reading) == [
        "2 honorific=Mrs | given_name=Renée | family_name=O’Neill | organisation=Valleys Health | job_title=Accountant"
        " | emails=renee@example.org, r.oneill@work.example"
        " | phones=01632 960111 (home), 07700 900222 (mobile), 029 2018 0321 (work)"
        " | address_lines=1 High Street / Upper Flat | town=Cardiff | county=South Glamorgan | postcode=CF10 1AA"
        " | country=United Kingdom | notes=Treasurer – since 2019",
        "3 given_name=Tom | family_name=Pugh Jr. | organisation=Valleys Health | job_title=Porter"
        " | phones=01633 960444 (work) | address_lines=9 Office Row | town=Newport | postcode=NP20 1AA"
        " | country=United Kingdom",
    ]


def test_mailchimp_gives_evidence_of_consent_and_nothing_of_computers() -> None:
    people = drawn(sample("mailchimp.csv"))

    assert people == [
        "2 given_name=Bethan | family_name=Rees | emails=beth@example.org"
        " | address_lines=12 Stryd y Bont / Aberystwyth | postcode=SY23 1AB"
        " | evidence=Consent according to the file: OPTIN_TIME: 2019-05-01 09:30:00",
        "3 emails=nameless@example.org | evidence=Consent according to the file: OPTIN_TIME: 2020-06-01 09:30:00",
    ]


def test_a_committee_list_kept_by_hand_in_welsh_on_an_old_mac() -> None:
    reading = sample("committee.csv")

    assert reading.table is not None
    assert (reading.table.encoding, reading.table.delimiter, len(reading.table.junk_rows)) == ("mac-roman", ";", 2)
    assert drawn(reading) == [
        "5 honorific=Mrs | given_name=Bethan | family_name=Rees | emails=beth@example.org | phones=07700900123"
        " | address_lines=Fflat 2 / 12 Stryd y Bont / Aberystwyth | postcode=SY23 1AB | joined_on=2024-04-03"
        " | evidence=Consent according to the file: Caniatâd cylchlythyr: Ydw",
        "6 given_name=Siân | family_name=Parry | emails=sian@example.org, s.parry@example.net"
        " | phones=07700 900456, 01970 123456 | address_lines=3 Lôn Fach | postcode=LL57 1AA | joined_on=2019-12-25",
        "7 refused: “John & Mary Smith” names two people; give each a row of their own.",
        "8 refused: “31/02/2024” under “Dyddiad ymuno” is no day in the calendar.",
        "9 refused: “gwen at example.org” under “E-bost” is no e-mail address.",
    ]


@pytest.mark.parametrize(
    ("headers", "row", "person"),
    [
        (
            "Contact ID,Individual Prefix,First Name,Middle Name,Last Name,Individual Suffix,Street Address,"
            "Supplemental Address 1,City,Postal Code,State,Country,Email,Phone,Preferred Communication Method,"
            "Current Employer,Do Not Email",
            "17,Ms,Priya,,Patel,,4 Mill Lane,Flat 1,Swansea,SA1 1AA,,United Kingdom,priya@example.org,01792 496000,"
            "Phone,City Clinic,1",
            "honorific=Ms | given_name=Priya | family_name=Patel | organisation=City Clinic | emails=priya@example.org"
            " | phones=01792 496000 | address_lines=4 Mill Lane / Flat 1 | town=Swansea | postcode=SA1 1AA"
            " | country=United Kingdom | preferred_channel=phone"
            " | evidence=Consent according to the file: Do Not Email: 1",
        ),
        (
            "First name,Last name,Organization,Email,Phone,User ID,Member since,Renewal due,Membership level,Notes",
            "Owen,Price,Valleys Health,owen@example.org,029 2018 0111,5512,14 Mar 2021,14 Mar 2027,Full,Sings",
            "given_name=Owen | family_name=Price | organisation=Valleys Health | emails=owen@example.org"
            " | phones=029 2018 0111 | notes=Sings | joined_on=2021-03-14",
        ),
        (
            "Member number,Membership,Title,First name,Last name,Email,Telephone,Mobile,Address line 1,Address line 2,"
            "Town,County,Postcode,Emergency contact,Emergency phone,Date of birth,Expiry date",
            "0042,Adult 1 year,Mr,Huw,ap Iwan,huw@example.org,01248 360000,07700 900333,1 Y Stryd,,Bangor,Gwynedd,"
            "LL57 1AA,Mair ap Iwan,07700 900999,01/02/1960,31/12/2026",
            "honorific=Mr | given_name=Huw | family_name=ap Iwan | emails=huw@example.org"
            " | phones=01248 360000, 07700 900333 (mobile) | address_lines=1 Y Stryd | town=Bangor | county=Gwynedd"
            " | postcode=LL57 1AA",
        ),
    ],
    ids=["CiviCRM", "Wild Apricot", "Membermojo"],
)
def test_membership_programs(headers: str, row: str, person: str, tmp_path: Path) -> None:
    people = drawn(read(tmp_path, f"{headers}\r\n{row}\r\n"))

    assert people == [f"2 {person}"]


def test_a_workbook_by_hand_with_a_cover_sheet_numbers_for_phones_and_true_dates(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Our members", None, "printed in the office"])  # pyright: ignore[reportOptionalMemberAccess]
    sheet = book.create_sheet("People 2026")
    sheet.append(["Aber Walks"])
    sheet.append([])
    sheet.append(["Name", "Mobile", "Home tel.", "Date joined", "Skills"])
    sheet.append(["Dr Bethan Rees", 7700900123, "01970 123456", TODAY, "Welsh, first aid"])
    sheet.append(["Tom Pugh", 447700900456, 1970123457, "3 March 2020", None])
    sheet.append(["Total", 2])
    book.save(tmp_path / "members.xlsx")

    reading = read_roster(tmp_path / "members.xlsx", today=TODAY)

    assert reading.table is not None
    assert (reading.table.sheet, reading.table.sheets) == ("People 2026", ("Sheet", "People 2026"))
    assert drawn(reading) == [
        "4 honorific=Dr | given_name=Bethan | family_name=Rees | phones=07700900123 (mobile), 01970 123456 (home)"
        " | skills=Welsh, first aid | joined_on=2026-11-12",
        "5 given_name=Tom | family_name=Pugh | phones=+447700900456 (mobile), 01970123457 (home)"
        " | joined_on=2020-03-03",
    ]
