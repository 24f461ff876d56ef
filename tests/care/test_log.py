from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from companion.care.keeping import DISTRESS, WORDS
from companion.care.log import Log
from companion.care.service import CHECK_INS, Care
from companion.care.what_helps import Context
from companion.errors import (
    AnswersUnreadable,
    EntryNotFound,
    IdeaEmpty,
    NoteNotFound,
    RatingOutOfRange,
)
from companion.journal.model import BIN_DAYS
from companion.journal.service import Journal
from companion.vault.vault import Vault
from tests.support.builders import NOW, page
from tests.support.texts import WILD_TEXT

LATER = NOW + timedelta(hours=1)


def test_nothing_is_noted_unless_it_is_asked_for(log: Log) -> None:
    assert (log.log(), log.check_ins(), log.kept_answers()) == ([], [], [])
    assert log.what_helps() == ()


def test_a_note_holds_what_was_given_and_no_more(log: Log) -> None:
    bare = log.note("walk", now=NOW)
    rated = log.note("rid", now=LATER, before=8, after=5, context=Context.NIGHT)
    assert (bare.before, bare.after, bare.context) == (None, None, Context.ORDINARY)
    assert (bare.local_date, bare.zone) == (NOW.date(), "America/Denver")
    assert log.log() == [rated, bare]


def test_a_rating_can_be_given_later(log: Log) -> None:
    entry = log.note("walk", now=NOW, before=8)
    after = log.put_back(replace(entry, after=4))
    assert log.log() == [after]


def test_a_rating_outside_0_to_10_is_refused(log: Log) -> None:
    for before, after in ((11, None), (None, -1)):
        with pytest.raises(RatingOutOfRange):
            log.note("walk", now=NOW, before=before, after=after)
    assert log.log() == []


def test_what_was_removed_is_returned_and_can_be_put_back(log: Log) -> None:
    entry = log.note("walk", now=NOW, before=8, after=5)
    taken = log.check_in("gad-7", now=NOW, answers={1: 3})
    answer = log.keep_answer("rid", "What was it?", "a sound", now=NOW)
    assert log.remove_note(entry.id) == entry
    assert log.remove_check_in(taken.id) == taken
    assert log.remove_answer(answer.id) == answer
    assert (log.log(), log.check_ins(), log.kept_answers()) == ([], [], [])
    assert log.put_back(entry) in log.log()
    assert log.put_back_check_in(taken) in log.check_ins()
    assert log.put_back_answer(answer) in log.kept_answers()
    for remove in (log.remove_note, log.remove_check_in, log.remove_answer):
        with pytest.raises(NoteNotFound):
            remove("nothing")


# With a page of the journal


def test_what_belongs_to_a_page_goes_when_the_page_goes(
    log: Log, journal: Journal, vault: Vault
) -> None:
    entry = journal.write(page(), now=NOW)
    kept = log.note("walk", now=NOW, before=8, after=5)
    log.note("rid", now=NOW, before=8, after=5, entry_id=entry.id)
    log.check_in("phq-9", now=NOW, answers={1: 3}, entry_id=entry.id)
    journal.move_to_bin(entry.id, now=NOW)
    assert (log.log(), log.check_ins()) == ([kept], [])
    assert {each.item_id for each in log.what_helps()} == {"walk"}
    journal.restore(entry.id)
    assert (len(log.log()), len(log.check_ins())) == (2, 1)
    journal.move_to_bin(entry.id, now=NOW)
    journal.empty_old_bin(now=NOW + timedelta(days=BIN_DAYS, seconds=1))
    with vault.reading() as connection:
        for table, left in (("care_log", 1), ("care_check_in", 0)):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            assert count == left


def test_nothing_is_put_back_for_a_page_that_is_gone(log: Log) -> None:
    for write in (
        lambda: log.note("rid", now=NOW, entry_id="gone"),
        lambda: log.check_in(WORDS, now=NOW, entry_id="gone"),
    ):
        with pytest.raises(EntryNotFound):
            write()
    assert (log.log(), log.check_ins()) == ([], [])


def test_a_page_that_moves_to_another_day_keeps_what_belongs_to_it(
    log: Log, journal: Journal
) -> None:
    entry = journal.write(page(), now=NOW)
    noted = log.note("rid", now=NOW, entry_id=entry.id)
    moved = replace(entry.page, local_date=NOW.date() - timedelta(days=400))
    journal.write(moved, now=LATER, entry_id=entry.id)
    assert log.log() == [noted]


def test_deleting_a_note_deletes_its_measures(log: Log) -> None:
    notes = [log.note("walk", now=NOW, before=8, after=5) for _ in range(5)]
    assert log.what_helps()[0].middle == -3
    assert log.learned() == {"walk": pytest.approx(15 / 9 / 10)}
    log.remove_note(notes[0].id)
    assert log.what_helps()[0].middle is None
    for note in notes[1:]:
        log.remove_note(note.id)
    assert (log.what_helps(), log.learned()) == ((), {})


def test_the_log_works_where_the_journal_was_never_read() -> None:
    """The key that names the journal's table does not need the journal's code."""
    code = (
        "import sys, tempfile\n"
        "from pathlib import Path\n"
        "from companion.care.log import Log\n"
        "from companion.paths import Paths\n"
        "from companion.vault.vault import Vault\n"
        "from tests.support.builders import NOW, new_vault\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    vault = new_vault(Paths.below(Path(folder) / 'base'))\n"
        "    log = Log(vault)\n"
        "    note = log.note('walk', now=NOW, before=3)\n"
        "    assert log.log() == [note] and log.remove_note(note.id) == note\n"
        "    assert 'companion.journal.tables' not in sys.modules\n"
        "    vault.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


# Check-ins and words


def test_a_check_in_is_a_measure_a_number_or_words(log: Log) -> None:
    taken = [
        log.check_in("pc-ptsd-5", now=NOW, answers={0: 1, 1: 1, 2: None}),
        log.check_in(DISTRESS, now=LATER, answers={1: 7, 2: 3}),
        log.check_in(WORDS, now=LATER + timedelta(hours=1), answers={1: 3}, words="tired, calm"),
    ]
    assert [each.answers for each in taken] == [{0: 1, 1: 1, 2: None}, {1: 7}, {}]
    assert taken[2].words == "tired, calm"
    assert log.check_ins() == taken[::-1]


def test_an_answer_that_is_not_on_the_form_is_not_kept(log: Log) -> None:
    with pytest.raises(AnswersUnreadable):
        log.check_in("gad-7", now=NOW, answers={8: 1})
    with pytest.raises(RatingOutOfRange):
        log.check_in(DISTRESS, now=NOW, answers={1: 11})
    with pytest.raises(KeyError):
        log.check_in("who-5", now=NOW)
    assert log.check_ins() == []


def test_check_ins_are_offered_only_when_they_are_on_and_once_a_week(log: Log, care: Care) -> None:
    today = NOW.date()
    assert not log.may_offer("gad-7", today)
    care.turn(CHECK_INS, on=True)
    assert log.may_offer("gad-7", today)
    log.check_in("gad-7", now=NOW, answers={1: 3})
    assert not log.may_offer("gad-7", today + timedelta(days=6))
    assert log.may_offer("gad-7", today + timedelta(days=7))
    assert log.may_offer("pcl-5", today)


def test_words_without_any_are_not_kept(log: Log) -> None:
    with pytest.raises(IdeaEmpty):
        log.keep_answer("rid", "What was it?", " \n", now=NOW)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WILD_TEXT)
def test_anything_typed_can_be_kept(log: Log, text: str) -> None:
    kept = log.keep_answer("rid", "?", f"x{text}", now=NOW)
    taken = log.check_in(WORDS, now=NOW, words=text)
    assert kept in log.kept_answers()
    assert taken in log.check_ins()


# Leaving


def test_only_what_was_ticked_leaves(log: Log) -> None:
    first = log.note("walk", now=NOW)
    log.note("rid", now=NOW)
    taken = log.check_in(DISTRESS, now=NOW, answers={1: 2})
    answer = log.keep_answer("rid", "?", "secret", now=NOW)
    assert log.chosen([]) == ()
    assert log.chosen([taken.id, first.id, "nothing"]) == (first, taken)
    assert log.chosen({answer.id}) == (answer,)
