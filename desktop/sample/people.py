"""Eighty invented members of the sample chapter."""

from dataclasses import dataclass

NAMES = (
    "Amara Okafor", "Bethan Ŵyn Rees", "Carlos Mendes", "Dilys Haworth", "Ed Thornbury", "Farah Siddiqui",
    "Gwen Parry", "Hari Patel", "Isla Morrison", "Jon Castell", "Kezia Brandt", "Lena Novak", "Mo Abdi", "Nia Wilding",
    "Owain Prosser", "Priya Raman", "Quentin Ashdown", "Rosa Lindqvist", "Siân Llŷr", "Tariq Rahman", "Una Gallacher",
    "Viktor Zieliński", "Wanjiru Kamau", "Xanthe Petrou", "Yusuf Demir", "Zofia Źródlana", "Aled Tregarth",
    "Blessing Adeyemi", "Ciara Donnelly", "Dafydd Morcom", "Esther Quaye", "Finlay Struan", "Grace Holloway",
    "Hywel Bowditch", "Ines Ferreira", "Jasmin Kaur Dhillon", "Kwame Asante", "Lowri Penhale", "Marek Dąbek",
    "Noor Hussain", "Olu Bankole", "Pippa Thistlewood", "Rhian Coombes", "Sunil Acharya", "Tomos Iddon", "Ursula Beck",
    "Vera Mackintosh", "Will Sedgemoor", "Yetunde Alabi", "Zahra Karimi", "Arthur Pell", "Bryony Quick",
    "Callum Redfern", "Dorothy Vane", "Eluned Marchant", "Femi Olatunji", "Gita Bose", "Harriet Lockyer", "Idris Shaw",
    "Joanna Trewin", "Kit Harbottle", "Leon Fairweather", "Maryam Yusufzai", "Nerys Clutterbuck", "Oscar Tindall",
    "Padma Iyer", "Rowan Sparrow", "Saoirse Keane", "Theo Vasiliou", "Uzma Chaudhry", "Vincent Oyelaran",
    "Winifred Dace", "Yvonne Carrow", "Zack Mulberry", "Anwen Jellicoe", "Brigid Fallon", "Conrad Hale",
    "Delyth Samways", "Ewan Birtwhistle", "Fatima Zahrani",
)  # fmt: skip

ORGANISATIONS = (
    "Severnside Community Trust", "Patient leader", "Mendip Vale Hospitals", "Carer representative",
    "University of Avonmouth", "Blackdown General Practice", "Quantock Health Partners", "Kennet Mental Health",
    "Wye & Usk Health Board", "Exmoor Hospice", "Independent", "Tamar Ambulance Service",
)  # fmt: skip

SKILLS = (
    "facilitation", "QI coaching", "measurement", "run charts", "storytelling", "lived experience", "convening",
    "evaluation", "ethics", "simulation", "peer support", "community nursing", "design", "Welsh translation",
    "data analysis", "fundraising", "note-taking", "event planning", "co-production", "public speaking",
)  # fmt: skip

BRINGS = (
    "Thursday evenings", "A quiet room in Taunton", "Two mornings a month", "A car and a trailer",
    "Patience with spreadsheets", "Contacts across primary care", "", "", "",
)  # fmt: skip

STREETS = (
    ("Lantern Row", "Frenchay", "BS16 1XX"), ("Combe Lane", "Taunton", "TA1 0XX"),
    ("Harbour View", "Bristol", "BS1 0XX"), ("Weavers’ Yard", "Frome", "BA11 0XX"),
    ("Hazel Close", "Yate", "BS37 0XX"), ("Mill Road", "Wells", "BA5 0XX"),
)  # fmt: skip

PRONOUNS = ("she/her", "he/him", "they/them", "", "")


@dataclass(frozen=True)
class SamplePerson:
    """One invented person, by their place in the list."""

    place: int
    given_name: str
    family_name: str
    pronouns: str
    organisation: str
    skills: tuple[str, ...]
    brings: str
    email: str
    phone: str
    address: tuple[str, str, str] | None
    joined_days_ago: int | None


def sample_people() -> list[SamplePerson]:
    """Everybody, the same each time; the first fourteen come to most meetings."""
    return [_person(place, name) for place, name in enumerate(NAMES)]


def _person(place: int, name: str) -> SamplePerson:
    given, _, family = name.partition(" ")
    plain = "".join(letter for letter in f"{given}.{family}".lower() if letter.isascii() and letter not in " '")
    return SamplePerson(
        place=place,
        given_name=given,
        family_name=family,
        pronouns=PRONOUNS[place * 3 % len(PRONOUNS)],
        organisation=ORGANISATIONS[place * 5 % len(ORGANISATIONS)],
        skills=tuple(dict.fromkeys(SKILLS[(place * step + step) % len(SKILLS)] for step in (3, 7)[: 1 + place % 2])),
        brings=BRINGS[place % len(BRINGS)],
        email="" if place % 9 == 8 else f"{plain}@chapter.example",
        phone=f"0117 496 0{place:03d}" if place % 3 else "",
        address=_address(place) if place % 4 == 0 and place < 60 else None,
        joined_days_ago=None if place in (70, 71, 72) else _joined(place),
    )


def _address(place: int) -> tuple[str, str, str]:
    """A few share a house."""
    street, town, postcode = STREETS[place // 4 % len(STREETS)]
    return f"{place % 32 + 3} {street}", town, postcode


def _joined(place: int) -> int:
    """Some came in the last weeks, most over the last five years; the first fourteen before the first meeting told."""
    if place > 72:
        return 20 + place
    return (420 if place < 14 else 200) + place * 23 % 1600
