"""The page of the long runs is made of what they kept, and leaves the rest as it was."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.report import Row, Spread
from scripts import proof

_TEST = {
    "test": "faults/test_a.py::test_b[png]",
    "promise": "T1: none lost.",
    "seconds": 300.0,
    "day": "2026-11-26",
    "figures": {"kills": 1_000, "pages_lost": 0, "list": "not reached"},
}
_BENCH = {
    "part": "core",
    "day": "2026-11-26",
    "machine": "Linux x86_64, 2 processors, 24 GiB",
    "rows": [
        Row(count, "open", "ms", Spread.of([ms]), Spread.of([2.0]), "limit").as_json()
        for count, ms in ((1_000, 4.0), (10_000, 8.0), (50_000, 12.0))
    ],
}


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, file in (("KEPT", "kept"), ("FIGURES", "f.json"), ("PAGE", "p.md")):
        monkeypatch.setattr(proof, name, tmp_path / file)
    (tmp_path / "kept").mkdir()
    (tmp_path / "f.json").write_text('{"suites": {}, "tests": {}, "benches": {}}')
    return tmp_path


def _keep(places: Path, kept: dict[str, Any], name: str) -> None:
    (places / "kept" / name).write_text(json.dumps(kept))


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["proof", *arguments])
    proof.main()


def test_each_line_says_what_was_counted_and_how_long_it_took(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(places, _TEST, "a.json")
    _run(monkeypatch)
    line = "| T1: none lost. | kills **1,000**, pages lost **0**, list **not reached** |"
    assert f"{line} 2026-11-26, 5 min |" in (places / "p.md").read_text().splitlines()


def test_what_was_tried_of_one_promise_stands_below_it(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(places, _TEST, "a.json")
    _keep(places, _TEST | {"test": "faults/test_a.py::test_b[a|b]"}, "b.json")
    _run(monkeypatch)
    lines = (places / "p.md").read_text().splitlines()
    first = lines.index("| T1: none lost. | | |")
    assert lines[first + 1].startswith("| – `a\\|b` | kills **1,000**")
    assert lines[first + 2].startswith("| – `png` | kills **1,000**")


def test_a_suite_that_ended_is_noted_and_one_that_did_not_is_told(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(monkeypatch, "--suite", "fuzz", "--seconds", "600", "--asked", "MINUTES=2")
    page = (places / "p.md").read_text()
    assert "| 10 min, as `MINUTES=2` (" in page
    assert page.count("not yet measured") == len(proof.SUITES) - 1


def test_a_later_run_of_one_part_leaves_the_others(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(places, _TEST, "a.json")
    _keep(places, _BENCH, "bench-core.json")
    _run(monkeypatch, "--suite", "audit", "--seconds", "60")
    for file in (places / "kept").iterdir():
        file.unlink()
    _keep(places, _TEST | {"figures": {"kills": 3}}, "a.json")
    _run(monkeypatch)
    page = (places / "p.md").read_text()
    assert "kills **3**" in page
    assert "kills **1,000**" not in page
    assert "| 60 s (" in page
    assert "12.0 [12.0..12.0] | limit 2.00 [2.00..2.00] | 6.00 " in page


def test_growth_stands_below_what_was_measured(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(places, _BENCH, "bench-core.json")
    _run(monkeypatch)
    assert "- +0.28  open, ms" in (places / "p.md").read_text()
    assert "Linux x86_64, 2 processors, 24 GiB" in (places / "p.md").read_text()


def test_the_page_that_is_handed_out_is_that_of_its_figures() -> None:
    root = Path(proof.__file__).parents[1] / "docs"
    known = json.loads((root / "proof.json").read_text("utf-8"))
    assert (root / "proof.md").read_text("utf-8") == proof.page(known)
