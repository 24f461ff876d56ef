"""companion directory export-hsds."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

from companion.paths import assets
from companion.resources import store
from tests.cli.conftest import Call, one_sentence
from tests.resources.examples import line
from tests.support.packs import KEY, json_pack


def names(folder: Path) -> list[str]:
    with (folder / "services.csv").open(newline="", encoding="utf-8") as stream:
        return [row["name"] for row in csv.DictReader(stream)]


def test_the_directory_and_its_packs_are_written(call: Call, tmp_path: Path) -> None:
    bundled = store.read_resources(assets() / "directory")
    folder = tmp_path / "out"
    result = call("directory", "export-hsds", str(folder), "--json")
    assert json.loads(result.stdout) == {"folder": str(folder), "services": len(bundled)}
    assert len(names(folder)) == len(bundled)
    pack = json_pack(tmp_path / "p", [line("one", name="Line One")], expires=date(2999, 1, 1))
    call("pack", "trust", KEY.public.text)
    call("pack", "install", str(pack), "--yes")
    result = call("directory", "export-hsds", str(tmp_path / "more"))
    assert result.stdout.startswith(f"{len(bundled) + 1} places")
    assert names(tmp_path / "more")[-1] == "Line One"


def test_a_folder_that_holds_something_is_left_as_it_is(call: Call, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    told = one_sentence(call("directory", "export-hsds", str(tmp_path / "out")))
    assert str(tmp_path / "out") in told
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["mine.txt"]
