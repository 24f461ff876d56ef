"""What did not work is kept for the visit, and in the vault as soon as one is open."""

from __future__ import annotations

from datetime import date

import pytest

from companion.resources.model import Resource
from companion.tried.service import Tried
from companion.ui.help.desk import HelpDesk
from companion.vault.vault import Vault
from tests.support.immediate import ImmediateTasks

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 10)


@pytest.fixture
def line(desk: HelpDesk) -> Resource:
    found = desk.directory.get("us-988-lifeline")
    assert found is not None
    return found


def test_a_note_made_while_locked_goes_into_the_vault(
    desk: HelpDesk, line: Resource, vault: Vault, tasks: ImmediateTasks
) -> None:
    Tried(vault).note({"gb-samaritans": FIRST})
    desk.note_tried(line, SECOND)
    desk.attach(Tried(vault), tasks)
    assert desk.tried == {line.id: SECOND, "gb-samaritans": FIRST}
    assert Tried(vault).all() == desk.tried


def test_with_a_vault_it_is_kept_and_taken_back_at_once(
    desk: HelpDesk, line: Resource, vault: Vault, tasks: ImmediateTasks
) -> None:
    desk.attach(Tried(vault), tasks)
    desk.note_tried(line, SECOND)
    assert Tried(vault).all() == {line.id: SECOND}
    desk.take_back(line)
    assert Tried(vault).all() == desk.tried == {}


def test_a_vault_that_cannot_be_written_disturbs_nobody(
    desk: HelpDesk, line: Resource, vault: Vault, tasks: ImmediateTasks
) -> None:
    desk.attach(Tried(vault), tasks)
    vault.close()
    desk.note_tried(line, SECOND)
    assert desk.tried == {line.id: SECOND}


def test_the_country_is_guessed_until_it_is_chosen(
    desk: HelpDesk, monkeypatch: pytest.MonkeyPatch, tasks: ImmediateTasks
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    other = HelpDesk(desk.paths, "", tasks)
    assert other.country == "ES"
    other.choose_country("MX")
    assert other.country == "MX"
