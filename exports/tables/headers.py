"""What the columns of other people's lists are called, in the words of the programs that write them."""

import re
import unicodedata
from dataclasses import dataclass

from exports.tables.header_words import SYNONYMS

FIELDS = (
    "honorific", "full_name", "given_name", "middle_name", "family_name", "suffix", "known_as", "pronouns",
    "organisation", "job_title", "email", "email_label", "phone", "phone_label",
    "address", "street", "town", "county", "postcode", "country",
    "skills", "roles", "brings", "notes", "access_needs", "preferred_channel",
    "joined_on", "left_on", "left_reason", "consent", "id",
)  # fmt: skip

OWN = {
    "Chapterhouse ID": "id",
    "Title": "honorific",
    "First name": "given_name",
    "Last name": "family_name",
    "Known as": "known_as",
    "Pronouns": "pronouns",
    "Organisation": "organisation",
    "Job title": "job_title",
    "Street": "street",
    "Town": "town",
    "County": "county",
    "Postcode": "postcode",
    "Country": "country",
    "Skills": "skills",
    "Roles": "roles",
    "Brings": "brings",
    "Notes": "notes",
    "Access needs": "access_needs",
    "Preferred channel": "preferred_channel",
    "Joined": "joined_on",
    "Left": "left_on",
    "Left because": "left_reason",
}
"""The headers of our own files, a file format: they stay as they are in every language."""

_NOT_THEIRS = re.compile(
    r"\b(email( \d)? display name|emergency|next of kin|nok|ice|spouse|partner|parent|guardian|carer|child|"
    r"children|manager|assistant|referred|referee|fax|pager|callback|telex|yomi|phonetic|isdn|tty|radio|gp|doctor|medical|birth\w*|dob|"
    r"maiden|photo$|web|website|url|ip|latitude|longitude|username|password|login|created|modified|last changed|"
    r"expir\w*|renewal|payment|fee|amount|gift|bank|account|user \d|internet free busy|government)\b"
)
_CONSENT = re.compile(
    r"\b(consent\w*|gdpr|opt in|opt out|optin|optout|optin time|permissions?|newsletter|mailing list|marketing|"
    r"subscribed|subscription status|receiving emails|do not|no bulk|privacy|agrees? to|happy to be|caniatad)\b"
)
_CONTACT = re.compile(r"(?:(?P<kind>\w+) )?(?P<what>email|phone)(?: address)?(?: (?P<number>\d))?(?: (?P<part>\w+))?$")
_PLACE = re.compile(
    r"(?P<kind>home|business|work|other|primary|mailing|address)(?: (?P<number>\d))?(?: address)? "
    r"(?P<part>street|street address|street 1|street 2|street 3|address line 1|address line 2|address line 3|"
    r"extended address|po box|address po box|city|town|"
    r"region|state|county|postal code|post code|postcode|zip|zip code|country|country region|formatted)(?: address)?$"
)
_PARTS = {
    "city": "town", "town": "town", "region": "county", "state": "county", "county": "county",
    "postal code": "postcode", "post code": "postcode", "postcode": "postcode", "zip": "postcode",
    "zip code": "postcode", "country": "country", "country region": "country", "formatted": "",
}  # fmt: skip
_LABELS = {
    "home": "home", "personal": "home", "private": "home", "cartref": "home", "landline": "home", "house": "home",
    "evening": "home", "work": "work", "business": "work", "office": "work", "company": "work", "employer": "work",
    "day": "work", "daytime": "work", "gwaith": "work",
    "mobile": "mobile", "cell": "mobile", "symudol": "mobile", "iphone": "mobile", "whatsapp": "mobile",
    "mob": "mobile",
    "other": "other", "alternative": "other", "alternate": "other", "secondary": "other", "arall": "other",
}  # fmt: skip
_NO_LABELS = {"smtp", "ex", "internet", "voice", "pref", "preferred", "main"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says: a field, for contacts a label, and the `slot` that binds columns of one address or number."""

    field: str = ""
    label: str = ""
    slot: str = ""


def plain(header: str) -> str:
    """A header for comparing: words in lower case, no accents or signs, E-mail and E-Bost as one word.

    >>> plain("E-mail 1 - Value"), plain("Rhif Ffôn:"), plain("FirstName*"), plain("email_address")
    ('email 1 value', 'rhif ffon', 'firstname', 'email address')
    """
    letters = unicodedata.normalize("NFKD", header)
    text = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    words = re.sub(r"[\W_]+", " ", text).strip()
    return re.sub(r"\be (mail|bost)", r"e\1", words).replace("ebost", "email")


def meaning(header: str) -> Meaning:
    """What a header alone says; nothing when it is not about the person, or not known.

    >>> meaning("Business Phone"), meaning("Home City").field, meaning("Emergency contact phone").field
    (Meaning(field='phone', label='work', slot='phone business '), 'town', '')
    >>> meaning("Skills / experience").field, meaning("Your pronouns (optional)").field, meaning("OPTIN_IP").field
    ('skills', 'pronouns', '')
    """
    words = plain(header)
    if is_of_somebody_else(header):
        return Meaning()
    shorter = plain(re.split(r"[/(,:?]", header)[0]).removeprefix("your ")
    for attempt in dict.fromkeys((words, shorter)):
        if found := _contact(attempt) or _place(attempt) or _known(attempt):
            return found
    return Meaning("consent") if _CONSENT.search(words) else Meaning()


def is_of_somebody_else(header: str) -> bool:
    """Whether the column is not about the person, or holds what is not kept: next of kin, birthdays, payments."""
    return bool(_NOT_THEIRS.search(plain(header)))


def label_of(text: str) -> str:
    """A label as we write it; a word of somebody's own stays.

    >>> label_of("* Work"), label_of("CELL"), label_of("Grandma’s")
    ('work', 'mobile', 'Grandma’s')
    """
    own = text.strip().lstrip("* ")
    if plain(own) in _NO_LABELS:
        return ""
    return _LABELS.get(plain(own), own)


def _contact(words: str) -> Meaning | None:
    found = _CONTACT.match(words)
    if not found:
        return None
    kind, part = found["kind"] or "", found["part"] or ""
    if kind and kind not in _LABELS and kind not in {"primary", "contact", "main", "preferred"}:
        return None
    slot = f"{found['what']} {kind} {found['number'] or ''}"
    if part in {"label", "type"}:
        return Meaning(f"{found['what']}_label", slot=slot)
    if part and part not in {"value", "number", "address", *_LABELS}:
        return None
    return Meaning(found["what"], _LABELS.get(kind or part, ""), slot)


def _place(words: str) -> Meaning | None:
    found = _PLACE.match(words)
    if not found:
        return None
    kind = {"business": "work", "mailing": "home", "primary": "home", "address": ""}.get(found["kind"], found["kind"])
    return Meaning(_PARTS.get(found["part"], "street"), slot=f"{kind}{found['number'] or ''}")


def _known(words: str) -> Meaning | None:
    unnumbered = re.sub(r" \d$", "", words)
    for name in (words, unnumbered):
        if field := _FIELD_OF.get(name):
            reach = field in {"email", "phone"}
            return Meaning(field, _label_in(words) if reach else "", f"{field} {words}" if reach else "")
    return None


def _label_in(words: str) -> str:
    """The label that a header names: `tel mobile`, `home telephone`."""
    return next((_LABELS[word] for word in words.split() if word in _LABELS), "")


_FIELD_OF = {name.strip(): field for field, names in SYNONYMS.items() for name in names.split("·")}
