"""Words that try to be something else, and names in every script that a chapter may meet."""

WORLD = (
    "Siân Llŷr", "Zofia Źdźbło", "Ọlá Adéwálé", "Đặng Thị", "Ελένη Παπά", "محمد علي", "王小明 李", "Robin 🌻 Rose",
    "Noa כהן", "Наталія Ґудзь", "देवी प्रसाद", "สมชาย ใจดี",
)  # fmt: skip
HOSTILE = (
    "R&D <b", "<img src='/etc/passwd'>", "]]> &amp; \\( \\) (unbalanced", "%PDF-1.7 endstream endobj", "a\x00b\x07c",
    "left \u202eright", "tab\there", "half \ud800 surrogate", "\u2028line\u0085end", "x" * 10_000, "=cmd|' /C calc'!A0",
    "{name} %s %(x)s", "# *not* `a` [link](x) | > ~~~", "private \ue000 \U0010fffd", "e\u0301\u0301\u0301 Z̸̢̀",
)  # fmt: skip
STORABLE = tuple(text for text in HOSTILE if "\ud800" not in text)
"""Those that a database can hold."""
