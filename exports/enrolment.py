"""How a chapter answers an invitation, and what national gives back: its certificate, as a file.

The certificate also travels in national's next bundle; the file is for whoever does not want to wait for that.
"""

import hmac
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from exports import invitation, small_file
from exports.invitation import Invitation
from models.errors import NotFound
from models.ids import is_id
from models.log import deeds
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import believed, keys, national, signing
from models.trust.certificates import Certificate, claim_of
from models.trust.national import Applicant

ASKING, GIVING = "chapterhouse/enrolment/1", "chapterhouse/certificate/1"
_WRITER = re.compile(r"[0-9a-f]{16}\Z")
_KIND = "enrolment"


class _Who(msgspec.Struct, forbid_unknown_fields=True):
    """The chapter and laptop that ask, on file."""

    chapter: str
    name: str
    writer: str
    laptop: str
    public_key: str
    age: str


class _Asking(msgspec.Struct, forbid_unknown_fields=True):
    """An answer on file."""

    format: str
    who: _Who
    invited: invitation.Invited
    issued: str
    signature: str


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """One certificate on file."""

    body: str
    signature: str


class _Giving(msgspec.Struct, forbid_unknown_fields=True):
    """The certificates of a chapter on file."""

    format: str
    certificates: list[_Line]


@dataclass(frozen=True)
class Request:
    """A chapter's answer whose signature holds: the laptop that signed has the key it names."""

    who: Applicant
    invited: invitation.Invited
    issued: str

    @property
    def words(self) -> tuple[str, ...]:
        """The six words of that laptop's key, to be compared before the chapter is enrolled."""
        return words_of(self.who.public_key)


def answer(store: Store, taken: Invitation, target: Path, *, label: str = "") -> Request:
    """Pin the national key of the invitation, and save the chapter's answer to it.

    Raises `OtherRoot`, `NotFound` in a chapter nobody has founded, `KeyGone`, `CouldNotWrite`.
    """
    invitation.accept(store, taken, label=label)
    with store.uncaptured("") as (connection, _):
        own = keys.introduce(connection, store.home, store.writer, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        found = connection.execute(
            "SELECT chapter.id, chapter.name, writer.name FROM _ctl JOIN chapter ON chapter.id = _ctl.chapter "
            "JOIN writer ON writer.id = _ctl.w WHERE NOT removed"
        ).fetchone()
    if found is None:
        raise NotFound("chapter", "")
    id, name, laptop = (text[: small_file.MOST_LETTERS] for text in found)
    public_key, age = signing.public_key(own.seed), keys.public_age(own.age)
    who = Applicant(id, name, store.writer, laptop, public_key, age)
    fields = {"format": ASKING, "who": who, "invited": taken.chapter, "issued": taken.issued}
    content = small_file.signed(own.seed, _KIND, fields)
    small_file.save(target, content)
    return parse(content)


def read(path: Path) -> Request:
    """Read and check a chapter's answer. Raises `CouldNotRead`, `NotThisFile`."""
    return parse(small_file.bytes_of(path))


def parse(content: bytes) -> Request:
    """Check an answer. Raises `NotThisFile`."""
    file = small_file.parsed(content, _Asking, _KIND)
    who, texts = file.who, (*msgspec.structs.astuple(file.who), file.invited.name, file.invited.code, file.issued)
    is_sane = is_id(who.chapter) and _WRITER.match(who.writer) and max(map(len, texts)) <= small_file.MOST_LETTERS
    if file.format != ASKING or not is_sane:
        raise small_file.NotThisFile(_KIND, "foreign")
    small_file.require_signed(content, who.public_key, _KIND)
    return Request(Applicant(**msgspec.structs.asdict(who)), file.invited, file.issued)


def was_invited(store: Store, request: Request) -> bool:
    """Whether the answer gives back the code of an invitation this laptop made. Raises `KeyGone`."""
    store.prepare()
    code = invitation.code_of(keys.secrets_of(store.home, store.writer).seed, request.invited.name, request.issued)
    return hmac.compare_digest(code, request.invited.code)


def enrol(store: Store, request: Request, *, label: str = "") -> tuple[Certificate, ...]:
    """Certify the chapter; the certificates leave with the next national bundle. Raises `NotNational`, `KeyGone`."""
    with store.uncaptured(label) as (connection, _):
        given = national.enrol(connection, store.home, request.who, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        deeds.keep(connection, label, store.now())
    return given


def save_certificates(target: Path, certificates: tuple[Certificate, ...]) -> None:
    """For the chapter, as a file. Raises `CouldNotWrite`."""
    lines = [_Line(certificate.body, certificate.signature) for certificate in certificates]
    small_file.save(target, msgspec.json.format(msgspec.json.encode(_Giving(GIVING, lines)), indent=2) + b"\n")


def take_certificates(store: Store, path: Path, *, label: str = "") -> int:
    """Keep the certificates of a file; returns how many are new. Raises `CouldNotRead`, `NotThisFile`.

    Who is shut out is told by bundles alone, where somebody looks at what that would take away.
    """
    file = small_file.parsed(small_file.bytes_of(path), _Giving, "certificate")
    if file.format != GIVING:
        raise small_file.NotThisFile("certificate", "foreign")
    told = [Certificate(line.body, line.signature) for line in file.certificates]
    with store.uncaptured(label) as (connection, rows):
        giving = [each for each in told if (claim := claim_of(each)) and claim.kind in {"root", "chapter"}]
        added = believed.add(connection, giving, f"{store.now():%Y-%m-%dT%H:%M:%SZ}")
        rows.update(added.rows)
        if added.count:
            deeds.keep(connection, label, store.now())
    return added.count
