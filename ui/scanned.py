"""What a scanner types when it reads the QR code of one of our papers."""

import re

_SAYS = re.compile(r"chapterhouse:(?P<kind>[a-z]+):(?P<id>[0-9a-f]{32})(?::\S*)?\s*", re.IGNORECASE)


def scanned(text: str, *kinds: str) -> str:
    """The id in such a code of one of these kinds, or ''.

    >>> scanned("chapterhouse:asset:01a20858923e7402a756c01b20f389ed", "asset")
    '01a20858923e7402a756c01b20f389ed'
    >>> scanned("chapterhouse:asset:01a20858923e7402a756c01b20f389ed", "minutes")
    ''
    """
    said = _SAYS.fullmatch(text.strip())
    return said["id"].lower() if said and said["kind"].lower() in kinds else ""
