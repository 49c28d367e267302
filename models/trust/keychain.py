"""The system's keychain, asked with patience: it may be missing, locked, or waiting for somebody to type a password."""

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

SERVICE = "Chapterhouse"
PATIENCE = 5.0  # seconds
_NEXT = ".next"  # beside the name: what is about to stand under it
_NOTHING = "nothing"
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")  # the last keeps keys in open files


class NoKeychain(Exception):
    """The keychain did not answer, or there is none. `why` is one of none, slow, refused."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def store(name: str, secret: str, *, patience: float = PATIENCE) -> None:
    """Keep the secret and make sure that it can be had again. Raises `NoKeychain`."""

    def work() -> bool:
        chain = _backend()
        chain.set_password(SERVICE, name, secret)
        return chain.get_password(SERVICE, name) == secret

    if not _within(patience, work):
        raise NoKeychain("refused")


def replace(name: str, secret: str, *, patience: float = PATIENCE) -> None:
    """Put this secret in the place of the one before, which is destroyed. Raises `NoKeychain`.

    It lies beside the name first: macOS takes away what was there before it has the new one, and that moment may be
    the program's last. It is overwritten there before it is removed: Windows moves what stood under the name out of
    the way of another one, and only then writes over the copy it kept from last time.
    """
    store(name + _NEXT, secret, patience=patience)
    store(name, secret, patience=patience)
    _within(patience, lambda: _remove(name + _NEXT))


def fetch(name: str, *, patience: float = PATIENCE) -> str:
    """The secret, or "" when the keychain answers but does not have it. Raises `NoKeychain`."""

    def work() -> str:
        chain = _backend()
        return chain.get_password(SERVICE, name) or chain.get_password(SERVICE, name + _NEXT) or ""

    return _within(patience, work)


def _remove(name: str) -> None:
    from keyring.errors import PasswordDeleteError

    chain = _backend()
    chain.set_password(SERVICE, name, _NOTHING)
    with suppress(PasswordDeleteError):  # not every keychain can; then it keeps the word
        chain.delete_password(SERVICE, name)


def _backend() -> Any:
    """The one the system offers. Raises `NoKeychain`."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    offered = keyring.get_keyring()
    for backend in offered.backends if isinstance(offered, ChainerBackend) else [offered]:
        if backend.priority > 0 and not type(backend).__module__.startswith(_UNSAFE):
            return backend
    raise NoKeychain("none")


def _within(patience: float, work: Callable[[], Any]) -> Any:
    """What the work returns; it goes on alone, unheard, once patience is over."""
    answers: SimpleQueue[tuple[Any, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            answers.put((work(), None))
        except Exception as fault:  # noqa: BLE001 - each system's keychain fails in ways of its own
            answers.put((None, fault))

    Thread(target=run, name="keychain", daemon=True).start()
    try:
        answer, fault = answers.get(timeout=patience)
    except Empty:
        raise NoKeychain("slow") from None
    if fault:
        raise fault if isinstance(fault, NoKeychain) else NoKeychain("refused") from fault
    return answer
