from __future__ import annotations

from pathlib import Path

import pytest

from companion.journal.exporters.selection import Selection
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.ui.journal import taking_out
from companion.ui.journal.taking_out import FORMS, LOCKED, Made, Order
from companion.ui.tasks import Job
from tests.support.builders import NOW


def nothing(_done: int, _total: int) -> None: ...


@pytest.mark.parametrize("form", FORMS[1:])
def test_a_copy_of_each_plain_kind_is_made(journal: Journal, tmp_path: Path, form: str) -> None:
    journal.write(Page("Two herons."), now=NOW)
    path = taking_out.with_ending(form, str(tmp_path / "copy"))
    made = taking_out.make(journal.vault, Order(form, path, Selection()), Job(nothing))
    assert (made.path, made.pages, made.key_path) == (path, 1, None)
    assert path.exists()
    assert taking_out.plain_warning() in taking_out.told(made)


def test_the_kind_gives_the_name_its_ending() -> None:
    assert taking_out.with_ending(LOCKED, "copy") == Path("copy.age")
    assert taking_out.with_ending("pdf", "my.copy") == Path("my.copy.pdf")
    assert taking_out.with_ending("pdf", "copy.PDF") == Path("copy.PDF")
    assert taking_out.with_ending("own", "copy") == Path("copy")


@pytest.mark.parametrize("form", FORMS)
def test_each_kind_has_a_name_and_a_reason(form: str) -> None:
    assert taking_out.named(form)
    assert taking_out.explained(form)


def test_a_locked_copy_of_two_files_says_to_keep_both() -> None:
    lines = list(taking_out.told(Made(LOCKED, Path("a.age"), Path("b.age"), 2, 1)))
    assert "The copy is two files. Keep both: one is locked by the other." in lines
    assert "1 page that is set aside or sealed was left out." in lines
    assert taking_out.plain_warning() not in lines
