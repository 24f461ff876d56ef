"""The table of the promises in docs/security.md, held against the tests that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
SECTION = PAGE[PAGE.index("## Promises and their tests") : PAGE.index("## Reporting")]
NUMBERS = [f"T{number}" for number in range(1, 51)]
_ROW = re.compile(r"^\| (T\d+) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")
_FIGURE = re.compile(r"\*\*([\d,]+)\*\*")
_FOLDERS = ("tests/", "benchmarks/", "installers/", "docs/", "scripts/", "tools/")


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one promise."""

    number: str
    promise: str
    proved: str
    figure: str

    @property
    def files(self) -> list[Path]:
        """Return the files and folders that are named as its proof."""
        return [ROOT / name for name in _CODE.findall(self.proved) if name.startswith(_FOLDERS)]

    @property
    def words(self) -> str:
        """Return all that those files say."""
        return "\n".join(
            each.read_text("utf-8")
            for file in self.files
            for each in (sorted(file.rglob("*.py")) if file.is_dir() else [file])
        )


ROWS = [Row(*found) for found in _ROW.findall(SECTION)]


def test_each_promise_has_one_row_in_its_order() -> None:
    assert [row.number for row in ROWS] == NUMBERS


def test_every_file_that_the_page_names_is_there() -> None:
    """In the table and beside it; a name with an asterisk stands for some."""
    named = [
        name for name in _CODE.findall(SECTION) if name.startswith(_FOLDERS) and " " not in name
    ]
    assert len(named) > len(NUMBERS)
    assert [name for name in named if not list(ROOT.glob(name))] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_what_is_named_as_the_proof_says_that_it_is(row: Row) -> None:
    """A number in a test's words is how it is found; without one the row could name anything."""
    assert row.files
    assert re.search(rf"\b{row.number}\b", row.words)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_each_figure_stands_in_the_test_as_well(row: Row) -> None:
    """Whoever changes how much a whole run tries changes the table, too."""
    numbers = {re.sub(r"[_,]", "", each) for each in re.findall(r"\b\d[\d_,]*\b", row.words)}
    figures = [each.replace(",", "") for each in _FIGURE.findall(row.figure)]
    assert [each for each in figures if each not in numbers] == []


def test_no_test_carries_a_number_that_the_table_does_not_send_there() -> None:
    """Each test that says it proves a promise is found from the table."""
    lost = []
    for file in (ROOT / "tests").rglob("test_*.py"):
        if file == Path(__file__):
            continue
        for number in re.findall(r'"""(T\d+)\b', file.read_text("utf-8")):
            row = ROWS[NUMBERS.index(number)]
            if not any(file == named or named in file.parents for named in row.files):
                lost.append(f"{number}: {file.relative_to(ROOT)}")
    assert lost == []
