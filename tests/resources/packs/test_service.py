"""Packs on this computer: trust, look, install, undo, remove."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import (
    Cancelled,
    DiskFull,
    PackKeyUnknown,
    PackMissing,
    PackOutOfDate,
    PacksInUse,
    PackTampered,
    PackUnreadable,
    PublisherKeyUnreadable,
    PublisherMissing,
)
from companion.paths import Paths
from companion.resources.model import Resource, Status
from companion.resources.packs.comparing import Change
from companion.resources.packs.manifest import Content
from companion.resources.packs.service import PackService
from tests.resources.examples import line
from tests.support.builders import NOW
from tests.support.crashes import FullDisk, states_between
from tests.support.packs import KEY, OTHER_KEY, built, json_pack, package

FIRST = [line("one", name="Line One"), line("two", name="Line Two")]
SECOND = [
    line("one", name="Line One", hours="9 to 5"),
    line("three", name="Line Three"),
    line("four", name="Line Four", status=Status.CLOSED),
]


def build(catalogue: Path, records: Iterable[Resource]) -> None:
    """Stand in for the finder's catalogue: the names, one on each line, whole or not at all."""
    text = "\n".join(each.name for each in records)
    made = os.open(catalogue.with_suffix(".part"), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.write(made, text.encode() or b"\n")
    os.close(made)
    catalogue.with_suffix(".part").replace(catalogue)


@pytest.fixture
def service(paths: Paths) -> PackService:
    made = PackService(paths, build)
    made.trust(KEY.public.text, now=NOW, name="River")
    return made


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "first", FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "second", SECOND, version=2)


def found(service: PackService) -> list[str]:
    """Return the names in the catalogue in use."""
    catalogue = service.catalogue()
    return [] if catalogue is None else catalogue.read_text().split("\n")


def test_nothing_is_here_at_first(paths: Paths) -> None:
    service = PackService(paths, build)
    assert (service.installed(), service.publishers(), service.catalogue()) == ((), (), None)
    assert not paths.packs.exists()
    assert list(service.all_records()) == []


def test_keys_are_added_named_again_and_forgotten(service: PackService) -> None:
    service.trust(f"untrusted comment: x\n{KEY.public.text}\n", now=NOW, name="<b>River</b> Center")
    (publisher,) = service.publishers()
    assert (publisher.key, publisher.name) == (KEY.public, "River Center")
    assert publisher.added_on == NOW.date()
    with pytest.raises(PublisherMissing):
        service.forget(OTHER_KEY.public.name)
    service.forget(KEY.public.name.lower().lstrip("0"))
    assert service.publishers() == ()
    with pytest.raises(PublisherKeyUnreadable):
        service.trust("RW", now=NOW)


def test_a_look_changes_nothing_and_tells_what_would(
    service: PackService, first: Path, paths: Paths
) -> None:
    preview = service.look(first, now=NOW)
    assert preview.manifest.title == "Help near the river"
    assert (preview.publisher.name, preview.installed) == ("River", None)
    assert preview.comparison.added == (
        Change("river-center:one", "Line One"),
        Change("river-center:two", "Line Two"),
    )
    assert service.installed() == ()
    assert sorted(each.name for each in paths.packs.iterdir()) == ["lock", "packs.json"]


def test_a_pack_is_installed_and_its_records_are_its_own(
    service: PackService, first: Path, paths: Paths
) -> None:
    manifest = service.install(first, now=NOW)
    assert manifest.records == 2
    (pack,) = service.installed()
    assert (pack.manifest, pack.installed_on, pack.can_undo) == (manifest, NOW.date(), False)
    records = list(service.records("river-center"))
    assert [each.id for each in records] == ["river-center:one", "river-center:two"]
    assert {each.pack for each in records} == {"river-center"}
    assert found(service) == ["Line One", "Line Two"]
    modes = {stat.S_IMODE(each.stat().st_mode) for each in paths.packs.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(paths.packs.stat().st_mode) == 0o700


def test_an_update_shows_its_difference_and_can_be_undone(
    service: PackService, first: Path, second: Path
) -> None:
    service.install(first, now=NOW)
    preview = service.look(second, now=NOW)
    assert preview.installed is not None
    assert preview.comparison.added == (Change("river-center:three", "Line Three"),)
    assert preview.comparison.changed == (Change("river-center:one", "Line One", ("hours",)),)
    assert preview.comparison.closed == (Change("river-center:two", "Line Two"),)
    service.install(second, now=NOW)
    assert found(service) == ["Line One", "Line Three"]
    assert [each.name for each in service.records("river-center")][-1] == "Line Four"
    assert service.installed()[0].can_undo
    before = service.undo("river-center")
    assert before is not None
    assert before.version == 1
    assert found(service) == ["Line One", "Line Two"]
    assert not service.installed()[0].can_undo
    assert service.undo("river-center") is None
    assert service.installed() == ()
    with pytest.raises(PackMissing):
        service.undo("river-center")


def test_packs_stand_beside_each_other_and_are_removed(
    service: PackService, first: Path, second: Path, tmp_path: Path, paths: Paths
) -> None:
    other = json_pack(tmp_path / "other", [line("lake", name="Lake")], id="lake-center")
    for file in (first, other, second):
        service.install(file, now=NOW)
    assert found(service) == ["Lake", "Line One", "Line Three"]
    assert [each.name for each in service.all_records()] == found(service)
    service.remove("river-center")
    assert found(service) == ["Lake"]
    with pytest.raises(PackMissing):
        service.remove("river-center")
    with pytest.raises(PackMissing):
        list(service.records("river-center"))
    service.remove("lake-center")
    assert service.catalogue() is None
    assert sorted(each.name for each in paths.packs.iterdir()) == ["lock", "packs.json"]


def test_an_hsds_pack(service: PackService, tmp_path: Path) -> None:
    folder = package(
        tmp_path / "p",
        {
            "services": "id,name,status\n1,A,active\n2,B,defunct\n",
            "phones": "id,service_id,number\n1,1,(303) 555-0100\n",
        },
    )
    service.install(built(folder, tmp_path / "a.companion-pack", kind=Content.HSDS), now=NOW)
    assert found(service) == ["A"]
    (one, two) = service.records("river-center")
    assert one.phones[0].number == "+13035550100"
    assert two.status is Status.CLOSED


def test_a_forgotten_key_updates_nothing_but_what_is_here_stays(
    service: PackService, first: Path, second: Path
) -> None:
    service.install(first, now=NOW)
    service.forget(KEY.public.text)
    with pytest.raises(PackKeyUnknown):
        service.install(second, now=NOW)
    assert len(list(service.all_records())) == 2


def test_a_pack_past_its_day_is_refused_and_one_that_is_here_stays(
    service: PackService, first: Path, second: Path
) -> None:
    service.install(first, now=NOW)
    later = NOW + timedelta(days=400)
    with pytest.raises(PackOutOfDate):
        service.look(second, now=later)
    with pytest.raises(PackOutOfDate):
        service.install(second, now=later)
    assert found(service) == ["Line One", "Line Two"]


def test_progress_grows_to_its_end_and_cancel_leaves_all_as_it_was(
    service: PackService, first: Path, tmp_path: Path, paths: Paths
) -> None:
    service.install(first, now=NOW)
    before = sorted(each.name for each in paths.packs.iterdir())
    many = [line(f"l{number}", facts=("word " * 50,)) for number in range(2_000)]
    large = json_pack(tmp_path / "large", many, version=2)
    told: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        service.install(
            large, now=NOW, progress=lambda *each: told.append(each),
            is_cancelled=lambda: len(told) > 12,
        )  # fmt: skip
    assert found(service) == ["Line One", "Line Two"]
    assert list(service.all_records())  # tidies up too
    assert sorted(each.name for each in paths.packs.iterdir()) == before
    told.clear()
    service.install(large, now=NOW, progress=lambda *each: told.append(each))
    assert [done for done, _total in told] == sorted(done for done, _total in told)
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] > 0.9 * told[-1][1]


def test_a_crash_at_any_moment_leaves_old_or_new_whole(
    service: PackService, first: Path, second: Path, tmp_path: Path, paths: Paths
) -> None:
    service.install(first, now=NOW)
    old, new = ["Line One", "Line Two"], ["Line One", "Line Three"]
    seen = []
    folder = paths.data.parent
    for number, change in enumerate(
        (
            lambda: service.install(second, now=NOW),
            lambda: service.undo("river-center"),
        )
    ):
        states = states_between(folder, tmp_path / f"kept-{number}", change)
        assert len(states) > 5
        for state in states:
            after = PackService(Paths.below(state), build)
            assert found(after) in (old, new)
            assert [each.name for each in after.all_records()] == found(after)
            assert len(after.installed()) == 1
            seen.append(found(after))
    assert old in seen
    assert new in seen


def test_after_a_crash_the_next_change_works(
    service: PackService, first: Path, second: Path, tmp_path: Path, paths: Paths
) -> None:
    service.install(first, now=NOW)
    states = states_between(
        paths.data.parent, tmp_path / "kept", lambda: service.install(second, now=NOW)
    )
    for state in states:
        after = PackService(Paths.below(state), build)
        if after.installed()[0].manifest.version == 1:
            after.install(second, now=NOW)
        after.undo("river-center")
        assert found(after) == ["Line One", "Line Two"]
        names = {each.name for each in (Paths.below(state).packs).iterdir()}
        assert len([each for each in names if each.endswith(".companion-pack")]) == 1
        assert len([each for each in names if each.startswith("catalogue")]) == 1


def test_a_full_disk_leaves_all_as_it_was(
    service: PackService, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.install(first, now=NOW)
    disk = FullDisk(monkeypatch)
    with pytest.raises(DiskFull):
        service.install(second, now=NOW)
    disk.free()
    assert found(service) == ["Line One", "Line Two"]
    service.install(second, now=NOW)


def test_two_changes_do_not_meet(service: PackService, first: Path, paths: Paths) -> None:
    service.install(first, now=NOW)
    records = service.records("river-center")
    next(records)
    with pytest.raises(PacksInUse):
        PackService(paths, build).remove("river-center")
    records.close()  # type: ignore[attr-defined]  # a generator
    PackService(paths, build).remove("river-center")


def test_a_damaged_pack_is_left_out_and_can_be_put_back(
    service: PackService, first: Path, paths: Paths
) -> None:
    service.install(first, now=NOW)
    (kept,) = paths.packs.glob("*.companion-pack")
    kept.write_bytes(kept.read_bytes()[:-100])
    assert service.installed() == ()
    with pytest.raises((PackUnreadable, PackTampered)):
        list(service.records("river-center"))
    service.install(first, now=NOW)
    assert len(list(service.all_records())) == 2


def test_an_unreadable_list_of_packs_removes_none_of_them(
    service: PackService, first: Path, paths: Paths
) -> None:
    service.install(first, now=NOW)
    (kept,) = paths.packs.glob("*.companion-pack")
    (paths.packs / "packs.json").write_text("noise")
    assert service.installed() == ()
    assert list(service.all_records()) == []
    assert kept.exists()
