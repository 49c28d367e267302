"""The system's keychain, asked with patience: it may be missing, locked, or waiting for somebody to type a password."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

SERVICE = "Chapterhouse"
PATIENCE = 5.0  # seconds
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


def fetch(name: str, *, patience: float = PATIENCE) -> str:
    """The secret, or "" when the keychain answers but does not have it. Raises `NoKeychain`."""
    return _within(patience, lambda: _backend().get_password(SERVICE, name)) or ""


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
