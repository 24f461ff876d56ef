"""Packs on this computer: whose keys were added, what is installed, and changing that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from companion.errors import (
    CompanionError,
    PackMissing,
    PackNotNewer,
    PackOfAnother,
    PublisherMissing,
)
from companion.paths import Paths
from companion.resources.hsds.problems import Problems
from companion.resources.hsds.text import one_line
from companion.resources.model import Resource
from companion.resources.packs import minisign
from companion.resources.packs.comparing import Comparison, compare
from companion.resources.packs.content import records_of
from companion.resources.packs.manifest import Manifest
from companion.resources.packs.pack_file import SUFFIX, Pack, opened_pack, refuse_out_of_date
from companion.resources.packs.shelf import (
    Build,
    IsCancelled,
    Progress,
    Shelf,
    counting,
    size_of,
)
from companion.resources.packs.state import Publisher, Slot, State, Version, write_state

LONGEST_NAME: Final = 200
_NAME_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that is in use."""

    manifest: Manifest
    installed_on: date
    can_undo: bool
    """Whether the version before it is kept."""


@dataclass(frozen=True, slots=True)
class PackPreview:
    """What installing a pack would do. Its signature is good and its day has not passed."""

    manifest: Manifest
    publisher: Publisher
    installed: Manifest | None
    """The version that is here, or None."""
    comparison: Comparison
    problems: Problems
    """Rows of the new version that cannot be used; they are left out."""


class PackService:
    """The packs below one base directory. `build` makes the catalogue (Catalogue.build)."""

    def __init__(self, paths: Paths, build: Build) -> None:
        self._shelf = Shelf(paths.packs, build)

    # Publishers

    def trust(self, key_text: str, *, now: datetime, name: str = "") -> Publisher:
        """Take packs that are signed with a key from now on; raise PublisherKeyUnreadable.

        `key_text` is the line as it is printed, or all of a `.pub` file. Adding it
        again changes the name only.
        """
        key = minisign.public_key(key_text)
        publisher = Publisher(key, one_line(name)[:LONGEST_NAME], now.date())
        with self._shelf.held() as state:
            others = tuple(each for each in state.publishers if each.key != key)
            write_state(self._shelf.folder, replace(state, publishers=(*others, publisher)))
        return publisher

    def publishers(self) -> tuple[Publisher, ...]:
        """Return whose packs are taken."""
        return self._shelf.state().publishers

    def forget(self, key_name: str) -> None:
        """Take no more packs signed with a key (its hexadecimal name, or the whole line).

        What is installed stays until it is removed. Raises PublisherMissing.
        """
        with self._shelf.held() as state:
            wanted = key_name.strip().upper().zfill(_NAME_DIGITS)
            kept = tuple(
                each
                for each in state.publishers
                if wanted not in {each.key.name, each.key.text.upper()}
            )
            if len(kept) == len(state.publishers):
                raise PublisherMissing(key_name)
            write_state(self._shelf.folder, replace(state, publishers=kept))

    # Packs

    def look(
        self,
        path: Path,
        *,
        now: datetime,
        progress: Progress | None = None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> PackPreview:
        """Check a pack and return what it would change; change nothing.

        Raises PackUnsigned, PackKeyUnknown, PackTampered, PackOutOfDate,
        PackNotNewer, PackOfAnother, PackTooLarge, PackUnsafe, PackUnreadable,
        PacksInUse, DiskFull, Cancelled.
        """
        problems = Problems()
        with self._shelf.held() as state, opened_pack(path, _keys(state)) as pack:
            here = self._refuse(pack, state, now)
            slot = state.slots.get(pack.manifest.id)
            old_size = 0 if slot is None else self._shelf.sizes([slot])
            advance = counting(2 * size_of(pack) + old_size, progress, is_cancelled)
            pack.check_content(advance)
            folder = self._shelf.folder
            old = () if here is None or slot is None else self._shelf.records(slot.current, advance)
            new = records_of(pack, problems, folder=folder, advance=advance)
            comparison = compare(old, new, folder)
            publisher = next(each for each in state.publishers if each.key == pack.key)
            return PackPreview(pack.manifest, publisher, here, comparison, problems)

    def install(
        self,
        path: Path,
        *,
        now: datetime,
        progress: Progress | None = None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> Manifest:
        """Take a pack into use, keep the version before it, and return what it says of itself.

        It is copied first and only the copy is trusted. A crash at any moment
        leaves the old packs or the new ones. Raises what `look` raises.
        """
        with self._shelf.held() as state:
            incoming = self._shelf.take_copy(path)
            with opened_pack(incoming, _keys(state)) as pack:
                manifest, key = pack.manifest, pack.key
                self._refuse(pack, state, now)
                others = [kept for name, kept in state.slots.items() if name != manifest.id]
                total = 2 * size_of(pack) + self._shelf.sizes(others)
                advance = counting(total, progress, is_cancelled)
                pack.check_content(advance)
            file = f"{manifest.id}-{manifest.version}-{state.edition + 1}{SUFFIX}"
            incoming.replace(self._shelf.folder / file)
            slot = state.slots.get(manifest.id)
            previous = None if slot is None else slot.current
            new = Slot(Version(file, key, now.date()), previous)
            self._shelf.change(state.with_slot(manifest.id, new), advance)
        return manifest

    def undo(
        self,
        pack_id: str,
        *,
        progress: Progress | None = None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> Manifest | None:
        """Go back to the version before the last install; None when there was none.

        Raises PackMissing, PacksInUse, DiskFull, Cancelled.
        """
        with self._shelf.held() as state:
            slot = state.slots.get(pack_id)
            if slot is None:
                raise PackMissing(pack_id)
            before = None if slot.previous is None else Slot(slot.previous)
            self._change(state.with_slot(pack_id, before), progress, is_cancelled)
            return None if before is None else self._shelf.manifest(before.current)

    def remove(
        self,
        pack_id: str,
        *,
        progress: Progress | None = None,
        is_cancelled: IsCancelled = lambda: False,
    ) -> None:
        """Take a pack out of use, both versions; raise what `undo` raises."""
        with self._shelf.held() as state:
            if pack_id not in state.slots:
                raise PackMissing(pack_id)
            self._change(state.with_slot(pack_id, None), progress, is_cancelled)

    def installed(self) -> tuple[InstalledPack, ...]:
        """Return the packs in use, by id; one whose file was damaged is left out."""
        found = []
        for slot in self._shelf.state().slots.values():
            with suppress(CompanionError):
                manifest = self._shelf.manifest(slot.current)
                found.append(
                    InstalledPack(manifest, slot.current.installed_on, slot.previous is not None)
                )
        return tuple(found)

    def records(self, pack_id: str) -> Iterator[Resource]:
        """Give the records of a pack in use, those that are closed too; raise PackMissing."""
        with self._shelf.held() as state:
            if pack_id not in state.slots:
                raise PackMissing(pack_id)
            yield from self._shelf.records(state.slots[pack_id].current)

    def all_records(self) -> Iterator[Resource]:
        """Give the records of all packs in use that are not closed for good."""
        with self._shelf.held() as state:
            yield from self._shelf.all_records(state)

    def catalogue(self) -> Path | None:
        """Return the catalogue of the packs in use; None when there are none."""
        name = self._shelf.state().catalogue
        return None if name is None else self._shelf.folder / name

    # Inside

    def _refuse(self, pack: Pack, state: State, now: datetime) -> Manifest | None:
        """Raise the reason why a pack cannot be installed; else return the version here."""
        manifest = pack.manifest
        refuse_out_of_date(manifest, now.date())
        slot = state.slots.get(manifest.id)
        if slot is None:
            return None
        if slot.current.key != pack.key:
            raise PackOfAnother(manifest.id)
        try:
            here = self._shelf.manifest(slot.current)
        except CompanionError:
            return None  # what is here is damaged: any good version mends it
        if manifest.version <= here.version:
            raise PackNotNewer(manifest.version, here.version)
        return here

    def _change(self, state: State, progress: Progress | None, is_cancelled: IsCancelled) -> None:
        total = self._shelf.sizes(state.slots.values())
        self._shelf.change(state, counting(total, progress, is_cancelled))


def _keys(state: State) -> list[minisign.PublicKey]:
    return [each.key for each in state.publishers]
