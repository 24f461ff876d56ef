from __future__ import annotations

import pytest

from tests.cli.conftest import JournalCalls, one_sentence


@pytest.fixture
def page(journal: JournalCalls) -> str:
    made = journal.add("The sea was calm.", "--title", "Sea")
    for text in ("The sea was wild.", "The lake was wild."):
        journal("edit", made, input=text)
    return made


def test_the_earlier_savings_are_listed(journal: JournalCalls, page: str) -> None:
    document = journal.json("history", page[:6])
    assert (document["id"], document["revision"]) == (page, 3)
    assert [(one["number"], one["text"]) for one in document["earlier"]] == [
        (2, "The sea was wild."),
        (1, "The sea was calm."),
    ]
    lines = journal("history", page).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "calm" not in "".join(lines)


def test_a_page_saved_once_has_none(journal: JournalCalls) -> None:
    page = journal.add("once")
    assert journal("history", page).stderr.startswith("This page was saved once.")
    assert journal.json("history", page)["earlier"] == []


def test_two_savings_are_compared_word_by_word(journal: JournalCalls, page: str) -> None:
    shown = journal("history", page, "--compare", "1").stdout
    assert shown == "Sea\nThe [-sea -]{+lake +}was [-calm-]{+wild+}.\n"
    document = journal.json("history", page, "--compare", "1")
    assert "".join(one["text"] for one in document["text"] if one["change"] != "added") == (
        "The sea was calm."
    )
    assert (document["tags_added"], document["moved"]) == ([], False)


def test_going_back_can_itself_be_undone(journal: JournalCalls, page: str) -> None:
    assert journal.json("history", page, "--restore", "1")["text"] == "The sea was calm."
    assert journal("history", page, "--restore", "3").stderr == (
        "The page has its earlier text again.\n"
    )
    assert journal.json("show", page)["text"] == "The lake was wild."


@pytest.mark.parametrize("option", ["--compare", "--restore"])
def test_a_saving_that_is_not_there(journal: JournalCalls, page: str, option: str) -> None:
    assert "no earlier saving" in one_sentence(journal("history", page, option, "9"), 2)
    assert journal.json("show", page)["text"] == "The lake was wild."
