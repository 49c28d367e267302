"""Keychains in memory that behave, and break off, as those of real systems do."""

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Chain(KeyringBackend):
    """A keychain in memory, which cannot forget; subclasses fail in their own ways."""

    priority = 5  # type: ignore[assignment]

    def __init__(self):
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        """What was kept."""
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        """Keep it."""
        self.kept[service, username] = password


class MacChain(Chain):
    """Takes away what stood under a name before it keeps the new thing; everything ends after so many `steps`."""

    def __init__(self, steps: int = 1_000):
        super().__init__()
        self.steps = steps

    def set_password(self, service, username, password):
        """In two steps."""
        self._step()
        self.kept.pop((service, username), None)
        self._step()
        self.kept[service, username] = password

    def delete_password(self, service, username):
        """In one."""
        self._step()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _step(self):
        self.steps -= 1
        if self.steps < 0:
            raise OSError("the program has ended")


class WindowsChain(Chain):
    """Has one place for the last thing kept; what another name displaces from it goes to a place of its own."""

    def get_password(self, service, username):
        """From the one place or the other."""
        name, password = self._last(service)
        return password if name == username else self.kept.get((f"{username}@{service}", username))

    def set_password(self, service, username, password):
        """What was there is kept elsewhere, also when it is of the same name."""
        for place, name in list(self.kept):
            if place == service:
                self.kept[f"{name}@{service}", name] = self.kept.pop((place, name))
        self.kept[service, username] = password

    def delete_password(self, service, username):
        """From both places."""
        places = [place for place in ((service, username), (f"{username}@{service}", username)) if place in self.kept]
        if not places:
            raise PasswordDeleteError
        for place in places:
            del self.kept[place]

    def _last(self, service):
        return next(((name, password) for (place, name), password in self.kept.items() if place == service), ("", ""))
