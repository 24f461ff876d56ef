"""companion journal: the pages, from writing to the bin and back."""

from __future__ import annotations

import pytest

from tests.cli.conftest import JournalCalls, one_sentence


def test_adding_prints_the_id_alone(journal: JournalCalls) -> None:
    result = journal("add", input="words")
    assert result.exit_code == 0
    assert result.stderr == "Saved on this computer\n"
    assert journal("show", result.stdout.strip()).stdout == "words\n"


def test_a_page_with_everything(journal: JournalCalls) -> None:
    words = ("--title", "By the river", "--tag", "sea", "--tag", "air")
    entry = journal.json("add", *words, "--date", "2024-01-31T21:05", input="words")
    assert set(entry) == {
        "id", "title", "text", "date", "time", "zone", "tags", "created", "changed", "revision",
        "deleted", "kind", "set_aside", "content_note", "sealed_until", "never_bring_back",
        "notebook",
    }  # fmt: skip
    assert entry["title"] == "By the river"
    assert entry["tags"] == ["air", "sea"]
    assert (entry["date"], entry["time"]) == ("2024-01-31", "21:05:00")
    assert entry["deleted"] is None
    shown = journal("show", entry["id"][:6])
    assert shown.stdout == "words\n"
    assert shown.stderr.splitlines()[0].startswith("31 January 2024 21:05")
    assert shown.stderr.splitlines()[1:] == ["By the river", "#air #sea"]
    assert journal.json("show", entry["id"]) == entry


def test_a_date_that_cannot_be_read(journal: JournalCalls) -> None:
    result = journal("add", "--date", "yesterday", input="words")
    assert "yesterday" in one_sentence(result, 2)
    assert journal.json("list") == {"entries": []}


def test_listing_shows_no_word_of_the_text(journal: JournalCalls) -> None:
    first = journal.add("secret words", "--date", "2024-01-31")
    second = journal.add("secret words", "--title", "Title", "--date", "2024-02-01")
    lines = journal("list").stdout.splitlines()
    assert lines == [
        f"{second}  2024-02-01 00:00  Title",
        f"{first}  2024-01-31 00:00  Page without a title",
    ]
    assert len(journal("list", "--limit", "1").stdout.splitlines()) == 1
    assert "text" not in journal.json("list")["entries"][0]


def test_an_empty_journal(journal: JournalCalls) -> None:
    for words, sentence in (
        (("list",), "No pages yet.\n"),
        (("list", "--bin"), "The bin is empty.\n"),
        (("search", "sea"), "No page holds all these words.\n"),
    ):
        result = journal(*words)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", sentence)


def test_searching(journal: JournalCalls) -> None:
    journal.add("Two herons\nby the river", "--title", "River")
    journal.add("Bread", "--title", "List")
    lines = journal("search", "hero").stdout.splitlines()
    assert len(lines) == 2
    assert lines[1] == "    Two herons by the river"
    (hit,) = journal.json("search", "hero", "--newest")["hits"]
    start, length = hit["matches"][0]
    assert hit["snippet"][start : start + length] == "herons"
    assert journal.json("search", "-", input="bread\n")["hits"][0]["title"] == "List"


def test_editing_keeps_what_is_not_named(journal: JournalCalls) -> None:
    entry_id = journal.add("one", "--title", "Title", "--tag", "sea", "--date", "2024-01-31")
    result = journal("edit", entry_id, input="two")
    assert (result.stdout, result.stderr) == ("", "Saved on this computer\n")
    entry = journal.json("show", entry_id)
    assert (entry["text"], entry["title"], entry["tags"]) == ("two", "Title", ["sea"])
    assert (entry["date"], entry["revision"]) == ("2024-01-31", 2)
    words = ("--title", "", "--tag", "air", "--date", "2024-02-01")
    changed = journal.json("edit", entry_id, *words, input="two")
    assert (changed["title"], changed["tags"], changed["date"]) == ("", ["air"], "2024-02-01")


def test_the_bin_and_back(journal: JournalCalls) -> None:
    entry_id = journal.add("words")
    assert "30 days" in journal("delete", entry_id).stderr
    assert journal.json("list") == {"entries": []}
    (binned,) = journal.json("list", "--bin")["entries"]
    assert binned["deleted"]
    assert journal("restore", entry_id).stderr == "The page is back.\n"
    assert len(journal.json("list")["entries"]) == 1


@pytest.mark.parametrize("command", ["show", "delete", "restore", "edit"])
def test_an_id_that_is_not_there(journal: JournalCalls, command: str) -> None:
    result = journal(command, "0" * 16, input="words")
    assert "0" * 16 in one_sentence(result)


def test_kinds_are_kept_and_changed(journal: JournalCalls) -> None:
    page = journal.add("a flight", "--kind", "dream")
    assert journal.json("show", page)["kind"] == "dream"
    assert journal.json("edit", page, input="a fall")["kind"] == "dream"
    assert journal.json("edit", page, "--kind", "worry", input="a fall")["kind"] == "worry"
    assert journal("add", "--kind", "song", input="x").exit_code == 2


def test_the_bin_can_be_emptied_now(journal: JournalCalls) -> None:
    page = journal.add("words")
    kept = journal.add("others")
    journal("delete", page)
    assert journal("empty-bin").stderr == "The bin is empty now.\n"
    assert journal.json("empty-bin") == {"removed": 0}
    assert journal("show", page).exit_code == 1
    assert journal("show", kept).exit_code == 0
