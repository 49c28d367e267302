"""The sample chapter, told apart from every real one by its id alone: for good, and on every laptop it is sent to."""

from hashlib import sha256

from models.ids import mark_of


def sample_id(id: str) -> str:
    """An id for a sample chapter, made of a fresh one: its mark is what the rest of it comes to.

    >>> is_sample(sample_id("018f" * 8)), is_sample("018f" * 8)
    (True, False)
    """
    return id[:-8] + _sum_of(id)


def is_sample(chapter: str) -> bool:
    """Whether a chapter is a sample; of four thousand million real ones, one might be taken for it."""
    return mark_of(chapter) == _sum_of(chapter)


def _sum_of(id: str) -> str:
    return sha256(f"sample/{id[:-8]}".encode()).hexdigest()[:8]
