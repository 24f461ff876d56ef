"""The bin: in, back, and for good only when that was said twice."""

from __future__ import annotations

from companion.journal.model import Draft, Page
from companion.journal.service import Journal
from companion.ui.journal.write_page import WritePage
from tests.support.builders import NOW
from tests.support.immediate import ImmediateTasks
from tests.ui.journal.writing import texts, write


def test_to_the_bin_and_back(page: WritePage, journal: Journal) -> None:
    write(page, "words")
    page.save()
    page.bin_button.click()
    assert texts(journal) == []
    assert page.editor.page() == Page("")
    assert page.message.text == "Moved to the bin. You can bring it back for 30 days."
    page.message._button.click()
    assert texts(journal) == ["words"]
    assert page.editor.page().text == "words"


def test_nothing_cannot_be_binned(page: WritePage) -> None:
    page.bin_button.click()
    assert page.status.text() == "Nothing written yet"
    assert page.message.text == ""


def test_a_page_in_the_bin_can_only_be_brought_back(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    page.list.bin_button.click()
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.text.isReadOnly()
    assert not page.save_button.isVisible()
    assert not page.bin_button.isVisible()
    page.save()
    page.back_button.click()
    assert texts(journal) == ["words"]
    assert not page.editor.text.isReadOnly()
    assert page.save_button.isVisible()
    assert not page.back_button.isVisible()


def test_a_page_comes_back_although_another_is_chosen_meanwhile(
    page: WritePage, journal: Journal, tasks: ImmediateTasks
) -> None:
    entry = journal.write(Page("words"), now=NOW)
    other = journal.write(Page("other"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    page.list.entry_chosen.emit(entry.id)
    tasks.hold()
    page.back_button.click()
    page.list.entry_chosen.emit(other.id)
    tasks.drain()
    assert sorted(texts(journal)) == ["other", "words"]
    assert page.editor.page().text == "other"


def test_words_that_were_not_saved_come_back_with_their_page(
    page: WritePage, journal: Journal
) -> None:
    entry = journal.write(Page("one"), now=NOW)
    journal.keep_draft(Draft("d", Page("one two"), NOW, entry.id))
    journal.move_to_bin(entry.id, now=NOW)
    page.list.entry_chosen.emit(entry.id)
    assert page.editor.page().text == "one two"
    page.back_button.click()
    assert page.editor.page().text == "one two"
    page.save()
    assert (texts(journal), journal.drafts()) == (["one two"], [])


def test_the_bin_is_emptied_when_that_was_said_twice(page: WritePage, journal: Journal) -> None:
    entry = journal.write(Page("words"), now=NOW)
    journal.move_to_bin(entry.id, now=NOW)
    page.list.bin_button.click()
    page.list.entry_chosen.emit(entry.id)
    page.list.empty_button.click()
    assert journal.read(entry.id).deleted is not None
    assert page.message.text == "Everything in the bin goes for good. This cannot be undone."
    page.message.action_chosen.emit(page.message._key)
    assert journal.newest(in_bin=True) == []
    assert page.editor.page() == Page("")
    assert page.message.text == "The bin is empty."
