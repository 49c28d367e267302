"""The invitation of the national community to a chapter: a small signed file, or the same as a QR code.

Whoever opens it pins the national key, so it should come by a way one trusts, or its six words be compared.
"""

import hashlib
import hmac
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import msgspec

from exports import small_file
from models.ids import is_id
from models.log import deeds
from models.rules.certificates import Root
from models.rules.spoken_words import words_of
from models.store import Store
from models.trust import keys, national, signing
from models.trust.believed import root_of

FORMAT = "chapterhouse/invitation/1"
KIND = "invitation"
_encode = msgspec.json.Encoder(order="sorted").encode


class National(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The national community and the laptop that holds its key; `backup_key` may name a successor."""

    id: str
    name: str
    writer: str
    public_key: str
    backup_key: str
    age: str


class Invited(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Whom it is for; whoever gives back `code` has had the invitation in hands."""

    name: str
    code: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """An invitation on file."""

    format: str
    national: National
    chapter: Invited
    issued: str
    signature: str


@dataclass(frozen=True)
class Invitation:
    """An invitation whose signature holds; `content` is the file itself."""

    national: National
    chapter: Invited
    issued: str
    content: bytes

    @property
    def words(self) -> tuple[str, ...]:
        """The six words of the national key."""
        return words_of(self.national.public_key)


def invite(store: Store, name: str, *, backup_key: str = "") -> Invitation:
    """An invitation for the chapter of this name. Raises `NotNational`, `KeyGone`.

    The first one makes this laptop's key the national one; `backup_key` can be given only then.
    """
    store.prepare()
    issued = f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
    with store.uncaptured("") as (connection, _):
        root = national.crown(connection, store.home, issued, backup_key=backup_key)
        own = keys.secrets_of(store.home, store.writer)
        community = connection.execute("SELECT name FROM chapter WHERE id = ?", (root.chapter,)).fetchone()[0]
    fields = {
        "format": FORMAT,
        "national": {
            "id": root.chapter,
            "name": community[: small_file.MOST_LETTERS],
            "writer": store.writer,
            "public_key": root.public_key,
            "backup_key": root.backup_key,
            "age": keys.public_age(own.age),
        },
        "chapter": {"name": name[: small_file.MOST_LETTERS], "code": code_of(own.seed, name, issued)},
        "issued": issued,
    }
    return parse(small_file.signed(own.seed, KIND, fields))


def code_of(seed: bytes, name: str, issued: str) -> str:
    """What only the holder of the national key can have put on an invitation."""
    told = _encode([name[: small_file.MOST_LETTERS], issued])
    return hmac.new(seed, b"chapterhouse invitation 1\0" + told, hashlib.sha256).hexdigest()[:16]


def save(target: Path, invitation: Invitation) -> None:
    """As a file. Raises `CouldNotWrite`."""
    small_file.save(target, invitation.content)


def qr_code(invitation: Invitation, kind: str = "svg", *, scale: int = 4) -> bytes:
    """The same file as a picture to scan: `kind` is svg or png, `scale` pixels for each square."""
    import segno

    picture = BytesIO()
    segno.make(invitation.content.strip(), error="m", micro=False).save(picture, kind=kind, scale=scale, border=4)
    return picture.getvalue()


def read(path: Path) -> Invitation:
    """Read and check one. Raises `CouldNotRead`, `NotThisFile`."""
    return parse(small_file.bytes_of(path))


def parse(content: bytes) -> Invitation:
    """Check one that was scanned or typed. Raises `NotThisFile`."""
    file = small_file.parsed(content, _File, KIND)
    community = file.national
    if file.format != FORMAT or not is_id(community.id) or max(map(len, _texts(file))) > small_file.MOST_LETTERS:
        raise small_file.NotThisFile(KIND, "foreign")
    if community.backup_key and not signing.is_key(community.backup_key):
        raise small_file.NotThisFile(KIND, "foreign")
    small_file.require_signed(content, community.public_key, KIND)
    return Invitation(community, file.chapter, file.issued, content)


def _texts(file: _File) -> tuple[str, ...]:
    return (*msgspec.structs.astuple(file.national), *msgspec.structs.astuple(file.chapter), file.issued)


def accept(store: Store, invitation: Invitation, *, label: str = "") -> Root:
    """Pin the national key here, as a deed of that name. Raises `OtherRoot` when another one is pinned."""
    about = invitation.national
    root = Root(about.id, about.public_key, about.backup_key)
    laptop = national.Applicant(about.id, about.name, about.writer, about.name, about.public_key, about.age)
    with store.uncaptured(label) as (connection, rows):
        if root_of(connection) is None:
            deeds.keep(connection, label, store.now())
        rows.update(national.trust(connection, root, about.name, f"{store.now():%Y-%m-%dT%H:%M:%SZ}"))
        national.meet(connection, laptop)
        return root_of(connection) or root
