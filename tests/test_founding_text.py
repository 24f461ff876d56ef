"""Every part of the founding text has a place, and none of its sentences is here.

The text is not ours to keep, so what is compared are fingerprints of its runs
of eight words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from companion.guide.helping import read_readiness, read_ways
from companion.guide.pages import Guide
from companion.paths import assets
from companion.resources.service import Directory

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "docs" / "founding-text.md"
RUNS = frozenset((ROOT / "tests" / "assets" / "founding-runs.txt").read_text("ascii").split())
RUN = 8
PARAGRAPHS = 65
TEXTS = sorted(
    file for file in (*assets().rglob("*"), TABLE) if file.suffix in {".md", ".json", ".po", ".pot"}
)


def fingerprints(text: str, run: int = RUN) -> Iterator[tuple[str, str]]:
    """Give each run of words, without case and marks, and its fingerprint."""
    words = re.findall(r"[^\W_]+", re.sub("['’]", "", text.casefold()))
    for start in range(len(words) - run + 1):
        joined = " ".join(words[start : start + run])
        yield joined, hashlib.sha256(joined.encode()).hexdigest()[:12]


class Row(NamedTuple):
    part: int
    fact: str
    places: list[str]
    quoted: str


def rows() -> list[Row]:
    lines = re.findall(r"^\| (\d+) \|(.+)\|$", TABLE.read_text("utf-8"), re.MULTILINE)
    found = [(int(part), [cell.strip() for cell in cells.split("|")]) for part, cells in lines]
    return [Row(part, fact, where.split(", "), quoted) for part, (fact, where, quoted) in found]


@cache
def places(language: str) -> dict[str, str]:
    """Return every place there is in a language, and what it says there."""
    directory = Directory.load()
    found = {
        f"page:{page.id}": " ".join(page.texts)
        for page in Guide.load(language).pages()
        if page.language == language
    }
    found |= {f"question:{one.id}": one.text for one in read_readiness(language).questions()}
    found |= {f"way:{way.id}": f"{way.title} {way.about}" for way in read_ways(language)}
    found |= {f"record:{one.id}": one.name_in(language) for one in directory.find()}
    return found


def test_every_part_of_the_text_has_a_row() -> None:
    assert {row.part for row in rows()} == set(range(1, PARAGRAPHS + 1))
    table = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows()) == len(table) - 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_row_points_at_something_that_exists(language: str) -> None:
    known = places(language)
    assert [where for row in rows() for where in row.places if where not in known] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.part}-{row.quoted}")
def test_the_fact_is_said_where_the_row_says(row: Row) -> None:
    assert len(row.quoted) > 8
    assert row.quoted.casefold() in places("en")[row.places[0]].casefold()


def test_every_page_question_and_way_carries_a_part_or_is_named_as_more() -> None:
    carried = {where for row in rows() for where in row.places}
    own = {f"page:{page.id}" for page in Guide.load("en").pages()} - carried
    assert own == {
        "page:is-it-for-me",
        "page:questions-for-a-group",
        "page:first-visit",
        "page:if-it-goes-badly",
        "page:ways-to-help",
    }
    offered = {where for where in places("en") if where.startswith(("question:", "way:"))}
    assert offered <= carried


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.name)
def test_no_run_of_eight_words_is_the_founding_texts(file: Path) -> None:
    assert [run for run, mark in fingerprints(file.read_text("utf-8")) if mark in RUNS] == []


def test_a_run_would_be_noticed_whatever_its_case_and_marks() -> None:
    assert len(RUNS) > 1500
    text = "One, two three: four five six seven Eight nine."
    plain = "one two three four five six seven eight nine"
    assert list(fingerprints(text)) == list(fingerprints(plain))
    assert len(list(fingerprints(text))) == 2
    assert len(list(fingerprints("only a few words"))) == 0
