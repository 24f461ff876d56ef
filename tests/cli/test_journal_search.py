from __future__ import annotations

from tests.cli.conftest import JournalCalls, one_sentence


def _found(journal: JournalCalls, *words: str) -> set[str]:
    return {hit["title"] for hit in journal.json("search", *words)["hits"]}


def test_a_search_is_narrowed_by_days_kind_tag_and_exclusion(journal: JournalCalls) -> None:
    journal.add("sea lamp", "--title", "one", "--date", "2024-01-01", "--tag", "Home")
    journal.add("sea", "--title", "two", "--date", "2024-02-01", "--kind", "dream")
    assert _found(journal, "sea") == {"one", "two"}
    assert _found(journal, "sea -lamp") == {"two"}
    assert _found(journal, "sea", "--to", "2024-01-31") == {"one"}
    assert _found(journal, "--from", "2024-01-02") == {"two"}
    assert _found(journal, "sea", "--tag", "home") == {"one"}
    assert _found(journal, "--kind", "dream", "--kind", "worry") == {"two"}
    assert "soon" in one_sentence(journal("search", "sea", "--from", "soon"), 2)
    assert journal("search", "sea", "--kind", "song").exit_code == 2


def test_filters_alone_print_no_empty_line(journal: JournalCalls) -> None:
    page = journal.add("sea", "--title", "one", "--date", "2024-01-01")
    result = journal("search", "--from", "2024-01-01")
    assert result.stdout == f"{page}  2024-01-01 00:00  one\n"
    assert journal("search", "").stderr == "No page holds all these words.\n"


def test_names_of_attachments_are_found(journal: JournalCalls, key: str) -> None:
    page = journal.add("words", "--title", "one")
    journal("attach", page, key)
    assert _found(journal, "key") == {"one"}
