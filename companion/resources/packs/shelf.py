"""The folder of packs: what lies there, held by one process at a time, changed as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from companion import files
from companion.errors import Cancelled, CompanionError, PacksInUse, VaultInUse
from companion.files import ProcessLock
from companion.regular_file import opened
from companion.resources.archives import explained
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.reading import STAGING
from companion.resources.hsds.tables import Advance
from companion.resources.model import Resource, Status
from companion.resources.packs.comparing import COMPARING
from companion.resources.packs.content import records_of
from companion.resources.packs.manifest import Manifest
from companion.resources.packs.pack_file import SUFFIX, Pack, opened_pack
from companion.resources.packs.state import Slot, State, Version, read_state, write_state

Build = Callable[[Path, Iterable[Resource]], object]
"""Makes the catalogue of some records at a path, whole or not at all."""
Progress = Callable[[int, int], None]
"""Called with how many bytes are done and how many there are."""
IsCancelled = Callable[[], bool]

INCOMING: Final = f".incoming{SUFFIX}"
_LOCK: Final = "lock"
_STEP: Final = 64 * 1024
"""After how many bytes somebody may look and cancel."""


class Shelf:
    """Where packs are kept. Nothing here asks whether a pack may be installed."""

    def __init__(self, folder: Path, build: Build) -> None:
        self.folder = folder
        self._build = build

    def state(self) -> State:
        """Return what is installed, without holding anything."""
        return read_state(self.folder) or State()

    @contextmanager
    def held(self) -> Iterator[State]:
        """Hold the packs for one use; raise PacksInUse when another process does."""
        files.private_folder(self.folder)
        lock = ProcessLock(self.folder / _LOCK)
        try:
            lock.acquire()
        except VaultInUse:
            raise PacksInUse from None
        try:
            state = read_state(self.folder)
            if state is not None:  # what cannot be read may still be needed
                self._tidy(state)
            yield state or State()
        finally:
            lock.release()

    def take_copy(self, path: Path) -> Path:
        """Copy a file from outside and return the copy; only the copy is trusted."""
        with explained(path):
            opened(path).close()  # a pipe or a device would never end
            files.copy_atomically(path, self.folder / INCOMING)
        return self.folder / INCOMING

    def manifest(self, version: Version) -> Manifest:
        """Return what a kept version says of itself; raise what `opened_pack` raises."""
        with opened_pack(self.folder / version.file, [version.key]) as pack:
            return pack.manifest

    def records(
        self, version: Version, advance: Advance = lambda _bytes: None
    ) -> Iterator[Resource]:
        """Give the records of a kept version."""
        with opened_pack(self.folder / version.file, [version.key]) as pack:
            yield from records_of(pack, Problems(), folder=self.folder, advance=advance)

    def all_records(
        self, state: State, advance: Advance = lambda _bytes: None
    ) -> Iterator[Resource]:
        """Give the records of all packs in use that are not closed for good."""
        for slot in state.slots.values():
            for resource in self.records(slot.current, advance):
                if resource.status is not Status.CLOSED:
                    yield resource

    def sizes(self, slots: Iterable[Slot]) -> int:
        """Return how many bytes reading these packs takes; a damaged one counts for nothing."""
        total = 0
        for slot in slots:
            with (
                suppress(CompanionError),
                opened_pack(self.folder / slot.current.file, [slot.current.key]) as pack,
            ):
                total += size_of(pack)
        return total

    def change(self, state: State, advance: Advance) -> None:
        """Make the catalogue of a new state, then let the state count, then tidy.

        A crash or an exception at any moment leaves the state before, whole.
        """
        if state.catalogue is not None:
            self._build(self.folder / state.catalogue, self.all_records(state, advance))
        write_state(self.folder, state)
        self._tidy(state)

    def _tidy(self, state: State) -> None:
        """Remove what a crash or an older version left."""
        kept = state.files() | {_LOCK}
        for file in self.folder.iterdir():
            if file.name in kept or (state.catalogue or _LOCK) in file.name:
                continue
            ours = file.suffix == SUFFIX or file.name.startswith(
                (STAGING, COMPARING, ".", "catalogue-")
            )
            if ours:
                with suppress(OSError):
                    file.unlink()


def size_of(pack: Pack) -> int:
    """Return how many bytes the content of a pack has."""
    return sum(pack.size(name) for name in pack.names())


def counting(total: int, progress: Progress | None, is_cancelled: IsCancelled) -> Advance:
    """Return what is told of bytes read: it adds them up, and raises Cancelled when asked."""
    done = told = 0

    def advance(count: int) -> None:
        nonlocal done, told
        done += count
        if done - told >= _STEP or told == 0:
            told = done
            if is_cancelled():
                raise Cancelled
            if progress is not None:
                progress(min(done, total), total)

    return advance
