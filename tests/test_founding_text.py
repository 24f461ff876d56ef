"""Every part of the founding text has a place, and none of its sentences is here.

The text is not ours to keep, so what is compared are fingerprints of its runs
of eight words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

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


def rows() -> list[tuple[int, str, list[str]]]:
    found = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \|$", TABLE.read_text("utf-8"), re.MULTILINE)
    return [(int(part), fact, where.split(", ")) for part, fact, where in found]


def test_every_part_of_the_text_has_a_row() -> None:
    assert {part for part, _fact, _where in rows()} == set(range(1, PARAGRAPHS + 1))
    table = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    assert len(rows()) == len(table) - 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_row_points_at_something_that_exists(language: str) -> None:
    pages = {page.id for page in Guide.load(language).pages() if page.language == language}
    questions = {question.id for question in read_readiness(language).questions()}
    ways = {way.id for way in read_ways(language)}
    directory = Directory.load()
    known = {"page": pages, "question": questions, "way": ways}

    def exists(where: str) -> bool:
        kind, _colon, name = where.partition(":")
        return directory.get(name) is not None if kind == "record" else name in known[kind]

    missing = [where for _part, _fact, places in rows() for where in places if not exists(where)]
    assert missing == []


def test_every_page_question_and_way_carries_a_part_or_is_named_as_more() -> None:
    carried = {where for _part, _fact, places in rows() for where in places}
    own = {f"page:{page.id}" for page in Guide.load("en").pages()} - carried
    assert own == {
        "page:is-it-for-me",
        "page:questions-for-a-group",
        "page:first-visit",
        "page:if-it-goes-badly",
        "page:ways-to-help",
    }
    questions = {f"question:{question.id}" for question in read_readiness("en").questions()}
    ways = {f"way:{way.id}" for way in read_ways("en")}
    assert questions | ways <= carried


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
