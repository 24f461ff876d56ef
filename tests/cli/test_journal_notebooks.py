from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import JournalCalls, one_sentence


def test_notebooks_are_made_named_and_removed(journal: JournalCalls) -> None:
    made = journal.json("notebooks", "add", "Letters")
    assert made["name"] == "Letters"
    assert journal.json("notebooks", "rename", "letters", "Post")["name"] == "Post"
    assert journal("notebooks", "rename", "Journal", "Days").exit_code == 0
    listed = journal.json("notebooks", "list")["notebooks"]
    assert listed == [{"id": "first", "name": "Days"}, {"id": made["id"], "name": "Post"}]
    assert journal("notebooks", "list").stdout == f"first  Days\n{made['id']}  Post\n"
    removed = journal("notebooks", "remove", "Post")
    assert removed.stderr == "The notebook is removed: Post\n"
    assert len(journal.json("notebooks", "list")["notebooks"]) == 1


def test_a_page_goes_into_a_notebook_and_moves(journal: JournalCalls) -> None:
    journal("notebooks", "add", "Letters")
    page = journal.add("sea", "--notebook", "letters")
    other = journal.add("sea")
    for words in (("list",), ("search", "sea")):
        answer = journal.json(*words, "--notebook", "Letters")
        assert [one["id"] for one in next(iter(answer.values()))] == [page]
    told = journal("notebooks", "move", other[:8], "Letters")
    assert told.stderr == "The page is in this notebook now: Letters\n"
    assert len(journal.json("list", "--notebook", "Letters")["entries"]) == 2
    assert "It has pages" in one_sentence(journal("notebooks", "remove", "Letters"))
    assert journal.json("notebooks", "move", other, "first")["notebook"] == "first"


def test_a_notebook_that_is_not_there_is_one_sentence(journal: JournalCalls) -> None:
    page = journal.add("sea")
    for words in (
        ("add", "--notebook", "Dreams"),
        ("list", "--notebook", "Dreams"),
        ("search", "sea", "--notebook", "Dreams"),
        ("notebooks", "move", page, "Dreams"),
        ("notebooks", "remove", "Dreams"),
    ):
        assert "Dreams" in one_sentence(journal(*words, input="words"))
    assert "name" in one_sentence(journal("notebooks", "add", " "))
    assert "name" in one_sentence(journal("notebooks", "add", "JOURNAL"))


def test_copies_go_out_of_and_into_one_notebook(journal: JournalCalls, tmp_path: Path) -> None:
    for name in ("Letters", "Taken in"):
        journal("notebooks", "add", name)
    journal.add("mine")
    journal.add("theirs", "--notebook", "Letters")
    out = str(tmp_path / "out")
    done = journal("export", out, "--format", "markdown", "--notebook", "Letters")
    assert "1 page is" in done.stderr
    brought = journal.json("import", out, "--notebook", "Taken in")
    assert (brought["format"], brought["added"]) == ("markdown", 1)
    assert len(journal.json("list", "--notebook", "Taken in")["entries"]) == 1
    assert journal.json("import", out, "--notebook", "Taken in")["added"] == 0
