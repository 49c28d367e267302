"""How something is decided, in a phrase: the method, with the share or the blocks that its group agreed on."""

from exports.language import _, ngettext
from exports.words import method_words
from models.rules.decisions import Base, Method
from models.rules.register_strength import Manner

_WITHOUT_SHARE = frozenset(method for method in Method if method is not Method.SUPERMAJORITY)
"""Ways that take no share: one that was written down is left from a way chosen before."""


def way_words(method: str, *, share: str = "", base: str = "", blocks: int | None = None) -> str:
    """The method as its group uses it; `share` is of what `base` says, `blocks` the k of a consensus minus k.

    >>> way_words("supermajority", share="2/3"), way_words("consent", share="2/3", blocks=1)
    ('Larger majority of 2/3', 'Consent')
    >>> way_words("supermajority", share="3/4", base="deciders")
    'Larger majority of 3/4 of those deciding'
    >>> way_words("consensus", blocks=1), way_words("consensus", blocks=0)
    ('Consensus, which 1 block does not stop', 'Consensus')
    """
    named = method_words(method) if method else ""
    if method == Method.CONSENSUS and blocks:
        told = ngettext(
            "{method}, which {count} block does not stop", "{method}, which {count} blocks do not stop", blocks
        )
        return told.format(method=named, count=blocks)
    if method == Method.APPROVAL and share:
        return _("{method}, by more than half").format(method=named)
    if not named or not share or method in _WITHOUT_SHARE:
        return named
    told = _("{method} of {share} of those deciding") if base == Base.DECIDERS else _("{method} of {share}")
    return told.format(method=named, share=share)


def manner_words(manner: Manner) -> str:
    """The same of a way that is written down with a decision."""
    share = f"{manner.share.numerator}/{manner.share.denominator}" if manner.share else ""
    return way_words(manner.method, share=share, base=manner.base, blocks=manner.blocks_allowed)
