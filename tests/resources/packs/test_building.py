from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from companion.errors import DiskFull, PackSourceUnreadable, RowsToMend
from companion.resources.hsds.problems import Problems
from companion.resources.packs.building import build_pack, kind_of_source
from companion.resources.packs.content import records_of
from companion.resources.packs.manifest import Content, Manifest
from companion.resources.packs.pack_file import opened_pack
from tests.support.packs import KEY, manifest, package, signer

SERVICES = "id,name\n1,A\n,B\n"


def build(source: Path, target: Path, *, skip: bool = False) -> tuple[Manifest, Problems]:
    problems = Problems()
    wanted = manifest(kind=kind_of_source(source))
    return (
        build_pack(source, target, wanted, signer(KEY), problems, skip_bad_rows=skip),
        problems,
    )


def names(pack: Path, folder: Path) -> list[str]:
    with opened_pack(pack, [KEY.public]) as opened:
        return [each.name for each in records_of(opened, Problems(), folder=folder)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "lines.csv"
    file.write_text("name,phone\nA,988\nB,ask Ana\n")
    return file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "a.companion-pack"


def test_a_bad_row_stops_the_pack_and_leaves_no_file(table: Path, target: Path) -> None:
    with pytest.raises(RowsToMend) as caught:
        build(table, target)
    assert caught.value.count == 1
    assert list(target.parent.iterdir()) == []


def test_a_bad_row_can_be_left_out(table: Path, target: Path, tmp_path: Path) -> None:
    made, problems = build(table, target, skip=True)
    assert (made.records, problems.count) == (1, 1)
    assert names(target, tmp_path) == ["A"]


def test_an_hsds_folder_and_a_zip_of_it(tmp_path: Path, target: Path) -> None:
    folder = package(tmp_path / "p", {"services": SERVICES, "phones": "id,service_id,number\n"})
    with pytest.raises(RowsToMend):
        build(folder, target)
    made, _problems = build(folder, target, skip=True)
    assert (made.kind, made.records) == (Content.HSDS, 1)
    assert names(target, tmp_path) == ["A"]
    file = tmp_path / "p.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(folder / "services.csv", "in/services.csv")
    build(file, target, skip=True)
    assert names(target, tmp_path) == ["A"]


def test_nothing_that_could_be_a_source(tmp_path: Path, target: Path) -> None:
    empty, text, noise = tmp_path / "empty", tmp_path / "a.txt", tmp_path / "a.zip"
    empty.mkdir()
    text.write_text("name\n")
    noise.write_text("noise")
    for source in (empty, text, noise, tmp_path / "missing.csv", tmp_path / "missing.jsonl"):
        with pytest.raises(PackSourceUnreadable):
            build(source, target)
    assert list(target.parent.iterdir()) == []


def test_a_table_without_rows_makes_no_pack(tmp_path: Path, target: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("name\n")
    with pytest.raises(RowsToMend):
        build(table, target, skip=True)


def test_a_full_disk_leaves_the_old_pack(
    table: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(table, target, skip=True)
    before = target.read_bytes()

    def full(_self: object, *_words: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(DiskFull):
        build(table, target, skip=True)
    assert target.read_bytes() == before
    assert [each.name for each in target.parent.iterdir()] == [target.name]
