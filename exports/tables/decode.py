"""The characters of a text file, whichever program and country it comes from."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = set("éèêëáàâäãåçíìîïñóòôöõøúùûüýÿœæßÉÁÅÖÜØŵŷ£€’‘“”–—…·•°½®™ \u00a0")
_NEVER_IN_1252 = b"\x81\x8d\x8f\x90\x9d"


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding it was in: utf-8, utf-16-le, utf-16-be, cp1252 or mac-roman.

    >>> decoded("Siân".encode("utf-8-sig")), decoded("Siân".encode("cp1252")), decoded("Siân".encode("mac-roman"))
    (('Siân', 'utf-8'), ('Siân', 'cp1252'), ('Siân', 'mac-roman'))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    if encoding := _utf_16_without_mark(data):
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _utf_16_without_mark(data: bytes) -> str:
    head = data[:4096]
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 4 else ""


def _of_one_byte(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken >= 3 * broken:
        return text, "utf-8"  # a UTF-8 file with a few spoilt letters, not another encoding
    scores = {encoding: _likelihood(data, encoding) for encoding in ("cp1252", "mac-roman")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return data.decode(best, errors="replace"), best


def _likelihood(data: bytes, encoding: str) -> int:
    """How much the letters beyond ASCII look like names in these islands; a capital inside a word does not."""
    text = data.decode(encoding, errors="replace")
    score = -10 * sum(data.count(byte) for byte in _NEVER_IN_1252) if encoding == "cp1252" else 0
    for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if character > "\x7f":
            score += 1 if character in _COMMON else -1
            inside = before.isalpha() and after.isalpha() and character != "’"
            if inside and (not character.isalpha() or (character.isupper() and before.islower())):
                score -= 2
    return score
