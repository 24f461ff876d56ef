from __future__ import annotations

from tests.cli.conftest import JournalCalls, one_sentence


def test_a_page_is_set_aside_and_comes_back(journal: JournalCalls) -> None:
    page = journal.add("sea", "--title", "one")
    assert journal("keep", page, "--set-aside").stderr == "The page is set aside.\n"
    assert journal.json("list")["entries"] == journal.json("search", "sea")["hits"] == []
    assert [one["id"] for one in journal.json("list", "--set-aside")["entries"]] == [page]
    assert len(journal.json("search", "sea", "--set-aside")["hits"]) == 1
    journal("keep", page, "--not-set-aside")
    assert len(journal.json("list")["entries"]) == 1


def test_a_seal_holds_until_it_is_taken_off(journal: JournalCalls) -> None:
    page = journal.add("sealed words")
    assert "9 March 2999" in journal("keep", page, "--sealed-until", "2999-03-09").stderr
    shown = one_sentence(journal("show", page))
    assert "9 March 2999" in shown
    assert journal.json("search", "sealed")["hits"] == []
    assert journal.json("keep", page, "--unseal")["sealed_until"] is None
    assert journal("show", page).stdout == "sealed words\n"
    journal("keep", page, "--sealed-until", "2001-01-01")
    assert journal("show", page).exit_code == 0
    assert "soon" in one_sentence(journal("keep", page, "--sealed-until", "soon"), 2)


def test_what_is_not_named_stays_as_it_is(journal: JournalCalls) -> None:
    page = journal.add("words")
    journal("keep", page, "--note", "hospital", "--never-bring-back")
    told = journal("keep", page, "--set-aside")
    assert told.stderr.splitlines() == [
        "The page is set aside.",
        "Content note: hospital",
        "Looking back will not show it.",
    ]
    assert journal.json("keep", page, "--may-come-back", "--note", "") == {
        "set_aside": True,
        "content_note": "",
        "sealed_until": None,
        "never_bring_back": False,
    }
    journal("keep", page, "--note", "hospital")
    assert "Content note: hospital" in journal("show", page).stderr
