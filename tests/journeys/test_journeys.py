"""Whole stories through the real window, read back as a screen reader reads it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.clock import now
from companion.paths import Paths
from companion.planner.model import HardDate, Reminders
from companion.planner.recurrence.rules import Once
from companion.planner.service import Planner
from companion.reminders.service import Reminders as Service
from companion.vault.vault import Vault
from tests.journeys.stage import play
from tests.support import midday

pytestmark = pytest.mark.journey


def test_first_page_by_keyboard_alone_then_locked_unlocked_and_found(tmp_path: Path) -> None:
    play("first_page", tmp_path)


def test_in_spanish_at_150_percent_a_page_found_again_and_a_helpline(tmp_path: Path) -> None:
    play("spanish", tmp_path)


def test_help_from_the_lock_screen_with_the_vault_deleted(tmp_path: Path) -> None:
    Vault.create(Paths.below(tmp_path / "companion"), "four words that stay").close()
    play("help_without_vault", tmp_path)


def test_something_steady_from_the_lock_screen_by_keyboard_alone(tmp_path: Path) -> None:
    Vault.create(Paths.below(tmp_path / "companion"), "four words that stay").close()
    play("steady", tmp_path)


def test_a_page_of_the_guide_is_read_with_its_headings(tmp_path: Path) -> None:
    Vault.create(Paths.below(tmp_path / "companion"), "four words that stay").close()
    play("guide", tmp_path)


def test_a_first_plan_by_keyboard_alone_in_at_most_twelve_actions(tmp_path: Path) -> None:
    Vault.create(Paths.below(tmp_path / "companion"), "four words that stay").close()
    assert "12 actions" in play("plan", tmp_path)


@pytest.mark.skipif(shutil.which("dunst") is None, reason="needs dunst, a notification service")
def test_a_note_leads_through_the_lock_screen_to_its_date(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path / "companion")
    vault = Vault.create(paths, "four words that stay")
    moment = now().astimezone(ZoneInfo(midday.ZONE))  # as the journey has it
    chosen = Reminders(on=True, offsets=(0,), at=moment.time().replace(second=0, microsecond=0))
    value = HardDate("Zwielicht", rule=Once(moment.date()), reminders=chosen)
    Planner(vault).save(value, now=moment)
    Service(vault, paths).refresh(now=moment - timedelta(minutes=2))
    vault.close()
    play("reminder", tmp_path)
