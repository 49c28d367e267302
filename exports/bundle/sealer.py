"""What a process of its own does: it seals or opens one age file with a passphrase, and takes its gigabyte with it.

It is given everything on standard input and answers on standard output: nothing is seen from outside, or touches the
disk. Nothing of the program is loaded, so that it begins within a few hundredths of a second.
"""

import sys
from importlib import import_module

SEAL, OPEN = b"seal", b"open"
DONE, CUT_SHORT, REFUSED = 0, 2, 3  # how it ends; on its own, only when asked to do what cannot be done
_NUMBER = 8  # bytes of each of the two lengths


def main() -> int:
    """Do what standard input asks for; returns the exit code. Who asked may be gone by then, and nobody is told."""
    deed, phrase, content = _parts(sys.stdin.buffer.read())
    if deed not in {SEAL, OPEN}:
        return CUT_SHORT
    pyrage = import_module("pyrage")
    turned = pyrage.passphrase.encrypt if deed == SEAL else pyrage.passphrase.decrypt
    try:
        answer = turned(content, phrase.decode())
    except pyrage.DecryptError as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.buffer.write(answer)
    return DONE


def request(deed: bytes, phrase: str, content: bytes) -> bytes:
    """What `main` reads.

    >>> _parts(request(OPEN, "six geese", b"..."))
    (b'open', b'six geese', b'...')
    """
    told = phrase.encode()
    return b"".join([deed, len(told).to_bytes(_NUMBER), len(content).to_bytes(_NUMBER), told, content])


def _parts(given: bytes) -> tuple[bytes, bytes, bytes]:
    """The deed, the passphrase and the content; no deed where not all of it came, as its asker died.

    >>> _parts(request(SEAL, "six geese", b"...")[:-1])[0]
    b''
    """
    begins = len(SEAL) + 2 * _NUMBER
    first, second = given[len(SEAL) : begins - _NUMBER], given[begins - _NUMBER : begins]
    cut = begins + int.from_bytes(first)
    if len(given) < begins or len(given) != cut + int.from_bytes(second):
        return b"", b"", b""
    return given[: len(SEAL)], given[begins:cut], given[cut:]


if __name__ == "__main__":
    sys.exit(main())
