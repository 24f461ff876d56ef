from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.paths import Paths
from tests.cli.conftest import Call, JournalCalls, one_sentence
from tests.support.notebooks import NOTEBOOK_KEY


@pytest.fixture
def notebook_key(tmp_path: Path) -> str:
    """Return the name of a file with the key of the locked notebook."""
    file = tmp_path / "notebook key"
    file.write_text(f"{NOTEBOOK_KEY}\n")
    return str(file)


def test_notebooks_are_made_named_and_removed(journal: JournalCalls) -> None:
    made = journal.json("notebooks", "add", "Letters")
    assert made["name"] == "Letters"
    assert journal.json("notebooks", "rename", "letters", "Post")["name"] == "Post"
    assert journal("notebooks", "rename", "Journal", "Days").exit_code == 0
    listed = journal.json("notebooks", "list")["notebooks"]
    assert journal.json("notebooks", "list")["has_locked"] is False
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


# The locked one


def test_a_locked_notebook_is_only_said_to_be_there(
    journal: JournalCalls, call: Call, notebook_key: str
) -> None:
    journal("notebooks", "add", "CANARY")
    page = journal.add("CANARY", "--notebook", "CANARY", "--tag", "CANARY")
    locked = ("--notebook-passphrase-file", notebook_key)
    told = journal("notebooks", "lock", "CANARY", "--recovery-code", *locked)
    assert (told.exit_code, len(told.stdout.split("-"))) == (0, 7)
    assert "no one can open it" in told.stderr
    assert "made before" in told.stderr
    listed = journal("notebooks", "list")
    assert (listed.stdout, listed.stderr) == ("first  Journal\n", "A locked notebook\n")
    for words in (
        ("list",),
        ("list", "--bin"),
        ("search", "CANARY"),
        ("search", "--tag", "CANARY"),
    ):
        assert "CANARY" not in journal(*words).output
    assert "CANARY" not in journal("show", page).output
    own = ("journal", "--locked-notebook")
    with_key = ("--passphrase-file", notebook_key)
    assert page in call(*own, "search", "CANARY", *with_key).stdout
    assert call(*own, "notebooks", "list", *with_key).stdout == "first  CANARY\n"
    assert call("vault", "--locked-notebook", "check", *with_key).exit_code == 0
    dreams = json.loads(journal("notebooks", "add", "Dreams", "--json").stdout)
    assert "already" in one_sentence(journal("notebooks", "lock", dreams["id"], *locked))


def test_pages_move_into_the_locked_notebook_and_out(
    journal: JournalCalls, call: Call, notebook_key: str
) -> None:
    locked = ("--notebook-passphrase-file", notebook_key)
    page = journal.add("sea")
    assert "No notebook is locked" in one_sentence(
        journal("notebooks", "move", page, "--into-locked", *locked)
    )
    journal("notebooks", "add", "Letters")
    journal("notebooks", "lock", "Letters", *locked)
    told = journal("notebooks", "move", page[:8], "--into-locked", *locked).stderr
    assert "Letters" in told
    assert "made before" in told
    assert journal.json("list")["entries"] == []
    back = journal("notebooks", "move", page, "Journal", "--out-of-locked", *locked, "--json")
    assert json.loads(back.stdout)["notebook"] == "first"
    assert journal("show", page).stdout == "sea\n"
    for words in ((page,), (page, "Journal", "--into-locked")):
        assert "one notebook" in one_sentence(journal("notebooks", "move", *words), 2)
    key = call("journal", "notebooks", "unlock", "--passphrase-file", "-",
               "--notebook-passphrase-file", "-", input="x")  # fmt: skip
    assert "one of the two" in one_sentence(key, 2)


def test_the_key_is_taken_off(journal: JournalCalls, made: Paths, notebook_key: str) -> None:
    locked = ("--notebook-passphrase-file", notebook_key)
    journal("notebooks", "add", "Letters")
    page = journal.add("sea", "--notebook", "Letters")
    journal("notebooks", "lock", "Letters", *locked)
    assert made.locked_notebook.vault.is_dir()
    there = json.loads(journal("notebooks", "unlock", *locked, "--json").stdout)
    assert there["name"] == "Letters"
    assert [one["id"] for one in journal.json("list", "--notebook", "Letters")["entries"]] == [page]
    assert not made.locked_notebook.data.exists()
    assert "has_locked" in journal.json("notebooks", "list")


def test_erasing_the_locked_notebook_leaves_the_journal(
    journal: JournalCalls, call: Call, made: Paths, notebook_key: str
) -> None:
    page = journal.add("sea")
    made.settings.parent.mkdir(exist_ok=True)
    made.settings.write_text("[look]\n")
    journal("notebooks", "add", "Letters")
    journal("notebooks", "lock", "Letters", "--notebook-passphrase-file", notebook_key)
    assert call("vault", "--locked-notebook", "erase", "--yes").exit_code == 0
    assert not made.locked_notebook.vault.exists()
    assert made.settings.exists()
    assert journal("show", page).stdout == "sea\n"
    assert journal.json("notebooks", "list")["has_locked"] is False
