from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import Cancelled, CompanionError, ImportUnreadable, ImportUnsafe
from companion.journal.importers import json_entries
from companion.journal.importers.detect import open_source
from companion.journal.importers.json_entries import EntriesFile, NotInEntries
from companion.journal.importers.safe_json import parsed
from tests.journal.importers.conftest import day_one, day_one_entry, jrnl, jrnl_entry, written
from tests.journal.importers.samples import put

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text('",[]{}\\ab:\u2028é\n', max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text('entris"', max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def outcome(data: bytes, folder: Path) -> Any:
    """Return what a file holds, read entry by entry; or what stops the reading."""
    file = EntriesFile(put(folder, "a.json", data))
    entries = list(file.entries())
    return {**file.rest.value, "entries": entries}, file.keys_twice


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("long")


@settings(max_examples=120, deadline=None)
@given(
    entries=st.lists(PLAIN, max_size=5),
    more=st.dictionaries(st.text("abentris", max_size=7), PLAIN, max_size=3),
    chunk=st.integers(1, 40),
    indent=st.sampled_from([None, 2]),
    at_end=st.booleans(),
)
def test_read_entry_by_entry_it_holds_the_same(
    place: Path, entries: list[Any], more: dict[str, Any], chunk: int, indent: int | None,
    *, at_end: bool,
) -> None:  # fmt: skip
    more.pop("entries", None)
    value = {**more, "entries": entries} if at_end else {"entries": entries, **more}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_entries, "_CHUNK", chunk)
        data = json.dumps(value, ensure_ascii=False, indent=indent).encode()
        assert outcome(data, place) == (value, 0)
        assert outcome(b"\xef\xbb\xbf" + data, place) == (value, 0)


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(
            ['"entries"', ":", "[", "]", "{", "}", ",", '"a"', "1", '"', "\\", " ", "NaN", '"\\"',
             '{"entries":[', "{}", "]}"]
        ),
        max_size=14,
    ).map("".join),
    chunk=st.integers(1, 9),
)  # fmt: skip
def test_what_is_no_json_is_refused_in_both_ways(place: Path, text: str, chunk: int) -> None:
    data = f'{{"entries":[{text}'.encode()
    path = place / "a.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_entries, "_CHUNK", chunk)
        try:
            found = outcome(data, place)
        except NotInEntries:
            return
        except CompanionError as error:
            with pytest.raises(type(error)):
                parsed(data, path)
            return
    whole = parsed(data, path)
    assert found == (whole.value, whole.keys_twice)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b'{"entries": [' + b"[" * 100, ImportUnsafe),
        (b'{"entries": [{"a": "\xff"}]}', ImportUnreadable),
        (b'{"entries": [{"a": 1}', ImportUnreadable),
        (b'{"entries": [{"a": NaN}]}', ImportUnreadable),
        (b'{"entries": [1,,2]}', ImportUnreadable),
        (b'{"entries": [1}', ImportUnreadable),
        (b'{"entries": []} more', ImportUnreadable),
        (b'{"entries": [1], "entries": [2]}', NotInEntries),
        (b'{"tags": {"entries": [1]}}', NotInEntries),
        (b"[1]", NotInEntries),
        (b"", NotInEntries),
    ],
)
def test_limits_and_damage(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        outcome(data, tmp_path)


def test_too_large_and_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_entries, "MOST_MARKS", 10)
    with pytest.raises(ImportUnsafe):
        outcome(b'{"entries": [1,2,3,4,5,6,7,8,9]}', tmp_path)
    monkeypatch.setattr(json_entries, "MOST_JSON_BYTES", 10)
    with pytest.raises(ImportUnsafe):
        outcome(b'{"entries": []}', tmp_path)


def test_a_long_string_is_not_looked_at_again_and_again(tmp_path: Path) -> None:
    data = b'{"entries": ["' + b"x" * 30_000_000 + b'"]}'
    assert len(outcome(data, tmp_path)[0]["entries"][0]) == 30_000_000


@pytest.mark.parametrize(
    "value",
    [
        jrnl(jrnl_entry(), jrnl_entry(uuid="1", tags=["#a"]), 3),
        jrnl(),
        {"entries": [jrnl_entry()]},
        day_one(day_one_entry()),
    ],
)
def test_a_long_journal_gives_the_same_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: Any
) -> None:
    path = written(tmp_path, value)
    short = open_source(path)
    monkeypatch.setattr(json_entries, "LONG", 0)
    long = open_source(path)
    assert (short.format, short.total) == (long.format, long.total)
    assert list(short.pages()) == list(long.pages())
    assert (short.skipped, short.warnings) == (long.skipped, long.warnings)


def test_more_entries_than_any_journal_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, jrnl(*[jrnl_entry()] * 4))
    assert len(list(EntriesFile(path).entries())) == 4
    monkeypatch.setattr(json_entries, "MOST_ENTRIES", 3)
    with pytest.raises(ImportUnsafe):
        list(EntriesFile(path).entries())


def test_somebody_may_cancel_while_entries_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path, jrnl(*[jrnl_entry()] * 600))
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        list(EntriesFile(path, lambda: next(answers)).entries())
