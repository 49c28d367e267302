"""A notice for a laptop that was shut out: a bundle that says that, signed, for anybody to read, and nothing else.

What is sealed is no longer sealed to it, so it would never hear of it. It tells no laptop's name, nothing of what its
sender holds, and of other laptops only the keys of those that have to vouch for whoever shut it out.
"""

from pathlib import Path
from typing import Any

from exports.bundle.container import zipped
from exports.bundle.format import CERTS, ERASURES, MANIFEST, OPS, PURPOSE, SIGNATURE, TOTALS, Recipient
from exports.bundle.lines import cert_lines, joined
from exports.bundle.manifest import Place, manifest_of
from exports.safe_file import write_bytes
from models.errors import NotFound
from models.ids import new_id
from models.log import exchange
from models.log.merge import Card
from models.log.names import Connection
from models.log.parcel import Parcel, Sender
from models.rules.certificates import Claim
from models.store import Store
from models.trust import believed, keys, signing
from models.trust.certificates import Certificate, claim_of

_NO_ANSWER = 0  # older than any bundle’s: it takes the place of none


def write_notice(store: Store, target: Path, public_key: str) -> None:
    """Save the notice for the laptop with this key.

    Raises `NotFound` for one that nobody has shut out, `KeyGone`, `CouldNotWrite`.
    """
    store.prepare()
    with store.uncaptured("") as (connection, _rows):
        content = _notice(store, connection, target.name, public_key)
    write_bytes(target, content)


def _notice(store: Store, connection: Any, name: str, public_key: str) -> bytes:
    at = f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
    seed = keys.introduce(connection, store.home, store.writer, at).seed
    own = signing.public_key(seed)
    certificates = _told(connection, public_key, own)
    chapter = exchange.chapter(connection)
    (replica,) = connection.execute("SELECT replica FROM _ctl").fetchone()
    parcel = Parcel(
        bundle_id=new_id(),
        peer="",
        name=name,
        at=at,
        sender=Sender(store.writer, replica, _NO_ANSWER, _NO_ANSWER, {}, {}),
        chapter=chapter,
        audience=_audience(certificates, chapter[0]),
        writers=(Card(store.writer, chapter[1], own, chapter[0]),),  # it goes by its chapter’s name
        ops=(),
    )
    data = {OPS: b"", CERTS: joined(cert_lines(parcel.writers, certificates)), ERASURES: b"", TOTALS: b""}
    manifest = manifest_of(parcel, Place(1, 1, "", (Recipient("", public_key),)), data, store.now())[1]
    signature = signing.sign(seed, manifest, PURPOSE, title="Chapterhouse bundle")
    return zipped([(MANIFEST, manifest), *data.items(), (SIGNATURE, signature)])


def _told(connection: Connection, public_key: str, own: str) -> list[Certificate]:
    """That it was shut out, and who vouches for those who say so unless it has met them itself."""
    held = {cert: claim for cert in believed.held(connection) if (claim := claim_of(cert))}
    told = {cert: claim for cert, claim in held.items() if (claim.kind, claim.public_key) == ("revoked", public_key)}
    if not told:
        raise NotFound("laptop", public_key)
    asked = {own, *(claim.by for claim in told.values())}
    vouching = {cert: claim for cert, claim in held.items() if claim.kind == "laptop"}
    met = {public_key, *(claim.public_key for claim in vouching.values() if claim.by == public_key)}
    while fresh := [cert for cert, claim in vouching.items() if cert not in told and claim.public_key in asked - met]:
        told |= {cert: vouching[cert] for cert in fresh}
        asked |= {vouching[cert].by for cert in fresh}
    return list(told)


def _audience(certificates: list[Certificate], ours: str) -> str:
    """Another chapter's laptop opens what the national community makes for the chapters."""
    claims: list[Claim] = [claim for cert in certificates if (claim := claim_of(cert)) and claim.kind == "revoked"]
    return believed.CHAPTER if all(claim.chapter == ours for claim in claims) else believed.CHAPTERS
