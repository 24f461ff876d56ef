"""A pack as a file; what T40 promises is in tests/faults/test_t40_packs.py."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.errors import PackKeyUnknown, PackOutOfDate, PackTooLarge, PackUnreadable
from companion.resources.packs import pack_file
from companion.resources.packs.manifest import Content
from companion.resources.packs.pack_file import opened_pack, refuse_out_of_date
from tests.resources.examples import line
from tests.support.packs import KEY, MANIFEST, OTHER_KEY, built, json_pack, package


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return json_pack(tmp_path, [line("one")])


def test_a_pack_gives_its_manifest_and_its_content(pack: Path) -> None:
    with opened_pack(pack, [OTHER_KEY.public, KEY.public]) as opened:
        assert opened.manifest.id == "river-center"
        assert opened.manifest.records == 1
        assert opened.key == KEY.public
        (name,) = opened.names()
        told: list[int] = []
        opened.check_content(told.append)
        assert sum(told) == opened.size(name)


def test_a_pack_of_another_key_names_that_key(pack: Path) -> None:
    with pytest.raises(PackKeyUnknown) as caught, opened_pack(pack, [OTHER_KEY.public]):
        pass
    assert caught.value.key == "0101010101010101"


def test_the_same_content_makes_the_same_file(pack: Path, tmp_path: Path) -> None:
    before = pack.read_bytes()
    assert json_pack(tmp_path, [line("one")]).read_bytes() == before


def test_an_hsds_pack_holds_its_tables(tmp_path: Path) -> None:
    folder = package(tmp_path / "p", {"services": "id,name\n1,A\n", "more": "id\n"})
    (folder / "datapackage.json").write_text("{}")
    (folder / "notes.txt").write_text("not for others")
    pack = built(folder, tmp_path / "a.companion-pack", kind=Content.HSDS)
    with opened_pack(pack, [KEY.public]) as opened:
        assert set(opened.names()) == {"services.csv", "more.csv", "datapackage.json"}


def test_the_last_day_still_counts() -> None:
    refuse_out_of_date(MANIFEST, MANIFEST.expires)
    with pytest.raises(PackOutOfDate) as caught:
        refuse_out_of_date(MANIFEST, MANIFEST.expires + timedelta(days=1))
    assert caught.value.day == date(2027, 3, 1)


def test_a_zip_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", b"")
    with pytest.raises(PackUnreadable), opened_pack(file, [KEY.public]):
        pass


def test_too_much_is_refused(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_file, "MOST_BYTES", 10)
    with pytest.raises(PackTooLarge), opened_pack(pack, [KEY.public]):
        pass
    monkeypatch.setattr(pack_file, "MOST_PACK_BYTES", 10)
    with pytest.raises(PackTooLarge), opened_pack(pack, [KEY.public]):
        pass
