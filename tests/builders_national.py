"""A national community and its chapters, enrolled as people enrol them: invitation out, answer back."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from exports import enrolment, invitation
from exports.bundle import read, write
from exports.publishing import publish
from models.commands import chapter, national
from models.log.merge import Merged
from models.store import Store
from tests.builders import opened


@dataclass
class Country:
    """A national community's file and those of its chapters, by name."""

    folder: Path
    hub: Store
    chapters: dict[str, Store]

    def send_up(self, name: str, to: Path | None = None) -> Path:
        """A chapter's bundle for national, in a file."""
        target = to or self.folder / f"{name} up.bundle"
        write.write(self.chapters[name], target, audience="national")
        return target

    def take_up(self, name: str) -> Merged:
        """The same, taken in by national."""
        bundle = read.read(self.send_up(name), keys=age_of(self.hub))
        return read.take_in(self.hub, bundle, label="Open bundle")

    def publish(self, *names: str) -> None:
        """National's bundle, taken in by these chapters, or all."""
        target = self.folder / "down.bundle"
        publish(self.hub, target)
        for name in names or self.chapters:
            read.take_in(self.chapters[name], read.read(target), label="Open bundle")


def age_of(store: Store) -> tuple[str, ...]:
    """The key that opens what is sealed to this laptop."""
    from models.trust import keys

    return (keys.secrets_of(store.home, store.writer).age,)


@contextmanager
def country(template: Path, folder: Path, *names: str) -> Iterator[Country]:
    """National, and an enrolled chapter of each name, in regions of the same names."""
    with ExitStack() as stack:
        hub = stack.enter_context(opened(template, _fresh(folder / "hub") / "national.chapter"))
        with hub.write("Found") as session:
            national.found_national(session, name="National community")
        made = Country(folder, hub, {})
        for name in names:
            store = stack.enter_context(opened(template, _fresh(folder / name) / f"{name}.chapter"))
            found(store, name)
            made.chapters[name] = store
            enrol(hub, store, name, folder)
        yield made


def found(store: Store, name: str) -> None:
    """Found a chapter in this file."""
    with store.write("Found") as session:
        chapter.change(session, chapter_id=chapter.found_chapter(session, name=name), field="region", value=name)


def enrol(hub: Store, store: Store, name: str, folder: Path) -> None:
    """Invitation out, answer back, certificate home."""
    answer, certificate = folder / f"{name} answer.json", folder / f"{name} certificate.json"
    enrolment.answer(store, invitation.invite(hub, name), answer)
    enrolment.save_certificates(certificate, enrolment.enrol(hub, enrolment.read(answer)))
    enrolment.take_certificates(store, certificate)


def _fresh(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
