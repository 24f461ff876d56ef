from __future__ import annotations

import pytest

from companion.errors import ImportUnsafe
from companion.journal.importers import left_out
from companion.journal.importers.left_out import RAW_CHARACTERS, LeftOut, shown


def test_the_raw_text_of_what_is_left_out_is_kept_up_to_a_limit() -> None:
    made = LeftOut("jrnl")
    for _ in range(2_000):
        made.add("entry", "reason", "x" * 20_000)
    assert len(made.listed[0].raw) == RAW_CHARACTERS
    assert sum(len(one.raw) for one in made.listed) == 10_000_000
    assert "xxx" not in repr(made.listed[0])


def test_more_than_any_journal_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_out, "MOST_LEFT_OUT", 2)
    made = LeftOut("jrnl")
    made.add("a", "reason")
    made.add("b", "reason")
    with pytest.raises(ImportUnsafe):
        made.add("c", "reason")


def test_names_are_shown_without_marks_that_could_mislead() -> None:
    assert shown("a\x1b[31mb\u202ec\n") == "a\ufffd[31mb\ufffdc\ufffd"
    assert len(shown("x" * 5_000)) == 200
