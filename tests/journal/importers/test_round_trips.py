"""Whatever a person wrote elsewhere arrives here letter by letter."""

from __future__ import annotations

import json
import string
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.journal.importers import front_matter
from companion.journal.importers.bring_in import bring_in
from companion.journal.importers.markdown_folder import inline_tags
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.values import storable
from tests.journal.importers.conftest import NOW, new_vault, read

ANYTHING = st.text(max_size=300)
WORDS = st.text(st.characters(codec="utf-8"), max_size=300)
TITLES = st.text(st.characters(codec="utf-8"), max_size=60)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ENTRIES = st.fixed_dictionaries(
    {"title": TITLES, "body": ANYTHING, "date": DAYS.map(date.isoformat), "time": TIMES.map(str)},
    optional={"tags": st.lists(WORDS, max_size=3), "starred": st.booleans(), "uuid": WORDS},
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round")


def stored(place: Path, source: Path) -> list[Page]:
    """Bring a source into a new vault and return its pages."""
    vault = new_vault(place / f"vault-{len(list(place.iterdir()))}")
    try:
        journal = Journal(vault)
        bring_in(journal, source, now=NOW)
        again = bring_in(journal, source, now=NOW)
        assert (again.added, again.changed_beside) == (0, 0)
        return [journal.read(one.id).page for one in journal.newest()]
    finally:
        vault.close()


@settings(max_examples=25, deadline=None)
@given(entries=st.lists(ENTRIES, max_size=8))
def test_jrnl_comes_back_from_the_vault(place: Path, entries: list[dict[str, Any]]) -> None:
    file = place / "journal.json"
    file.write_text(json.dumps({"tags": {}, "entries": entries}), "utf-8")
    expected = {
        (entry["date"], entry["time"][:5], " ".join(entry["title"].replace("\0", "\ufffd").split()),
         storable(entry["body"]))
        for entry in entries
        if entry["title"].strip() or entry["body"].strip()
    }  # fmt: skip
    assert expected == {
        (page.local_date.isoformat(), f"{page.local_time:%H:%M}", page.title, page.text)
        for page in stored(place, file)
    }


@settings(max_examples=25, deadline=None)
@given(bodies=st.lists(WORDS, min_size=1, max_size=8), ends=st.sampled_from(["\n", "\r\n"]))
def test_markdown_comes_back_from_the_vault(place: Path, bodies: list[str], ends: str) -> None:
    folder = place / f"notes-{len(list(place.iterdir()))}"
    folder.mkdir()
    for number, body in enumerate(bodies):
        text = ends.join(["---", f"title: Page {number}", "date: 2024-01-31", "---", ""]) + body
        (folder / f"{number}.md").write_bytes(text.encode())
    assert {(page.title, page.text) for page in stored(place, folder)} == {
        (f"Page {number}", storable(body)) for number, body in enumerate(bodies)
    }


@settings(max_examples=60, deadline=None)
@given(text=WORDS, seconds=st.integers(-2_000_000_000, 4_000_000_000))
def test_escaped_words_of_day_one_are_the_same_again(place: Path, text: str, seconds: int) -> None:
    text = text.replace("\u200b", "")
    escaped = "".join(f"\\{sign}" if sign in string.punctuation else sign for sign in text)
    moment = datetime.fromtimestamp(seconds, UTC)
    entry = {
        "uuid": "1",
        "creationDate": moment.isoformat(),
        "timeZone": "America/Denver",
        "text": escaped,
    }
    file = place / "one.json"
    file.write_text(json.dumps({"entries": [entry]}), "utf-8")
    source, pages = read(file)
    if text.strip():
        assert [(one.page.title, one.page.text) for one in pages] == [("", text)]
        assert pages[0].created == moment
    else:
        assert len(source.skipped) == 1


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.sampled_from("---\n\r: []{}&*!|>'\"#?,ab1~%@`\t\ufeff\0"), max_size=80))
def test_no_header_can_stop_the_rest(text: str) -> None:
    front_matter.read(text)
    parts = front_matter.split(f"---\n{text}")
    assert parts is None or f"---\n{text}".endswith(parts[1])


@settings(max_examples=150, deadline=None)
@given(
    tag=st.sampled_from(["int", "float", "bool", "timestamp", "binary", "set", "omap", "pairs",
                         "str", "seq", "map", "null", "merge", "value", "python/name:os.system"]),
    value=st.sampled_from(["", "x", "[a]", "{a: b}", "1:2", "{? a}", "[[a, b]]", "'='"]),
)  # fmt: skip
def test_no_kind_of_value_can_stop_the_rest(tag: str, value: str) -> None:
    for header in (f"title: !!{tag} {value}", f"!!{tag} {value}", f"? !!{tag} {value}\n: a"):
        front_matter.read(header)


@settings(max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from("#`~ \na1/-é"), max_size=60))
def test_tags_are_words_of_the_text(text: str) -> None:
    for tag in inline_tags(text):
        assert tag in text
        assert any(sign.isalpha() for sign in tag)
