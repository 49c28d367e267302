"""How each person is told of a meeting: by e-mail, by a printed letter, or by somebody who sees them."""

import re
from enum import StrEnum


class Way(StrEnum):
    """How somebody is told."""

    EMAIL = "email"
    LETTER = "letter"
    BY_HAND = "by_hand"


class Why(StrEnum):
    """Why in this way."""

    HAS_EMAIL = "has_email"
    PREFERS_POST = "prefers_post"
    NO_EMAIL = "no_email"
    UNREADABLE_EMAIL = "unreadable_email"
    NO_ADDRESS = "no_address"


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([^\s@]+\.[^\s@.]+)")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def mailable(address: str) -> str:
    """An e-mail address as every mail program takes it, its domain in ASCII; empty where it is none.

    >>> mailable(" amara@exämple.org "), mailable("amara@example.org, ben@example.org"), mailable("amara at example")
    ('amara@xn--exmple-cua.org', '', '')
    """
    found = _ADDRESS.fullmatch(address.strip())
    if not found:
        return ""
    try:
        domain = found[1].encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{found[0].rpartition('@')[0]}@{domain}" if _DOMAIN.fullmatch(domain) else ""


def way_to(preferred: str, email: str, address: str) -> tuple[Way, Why]:
    """How to tell somebody who prefers a channel, has this e-mail address (as kept) and this postal address.

    >>> [str(part) for part in way_to("post", "amara@example.org", "1 High Street")]
    ['letter', 'prefers_post']
    >>> [str(part) for part in way_to("phone", "", "")]
    ['by_hand', 'no_address']
    """
    if preferred == "post" and address.strip():
        return Way.LETTER, Why.PREFERS_POST
    if mailable(email):
        return Way.EMAIL, Why.HAS_EMAIL
    if address.strip():
        return Way.LETTER, Why.UNREADABLE_EMAIL if email.strip() else Why.NO_EMAIL
    return Way.BY_HAND, Why.UNREADABLE_EMAIL if email.strip() else Why.NO_ADDRESS
