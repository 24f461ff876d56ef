"""Opening on this device: off, on with the key, forgotten at once, and refused with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from keyring.backends import null
from pytestqt.qtbot import QtBot

from companion.platform.key_store.device_store import DeviceStore
from companion.ui.settings.device_page import DevicePage
from companion.vault import slots
from companion.vault.vault import Vault
from tests.platform.fakes import Remembered
from tests.support.builders import PASSPHRASE
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def store() -> Remembered:
    return Remembered()


@pytest.fixture
def page(qtbot: QtBot, vault: Vault, tasks: ImmediateTasks, store: Remembered) -> DevicePage:
    made = DevicePage(vault, tasks, store)
    qtbot.addWidget(made)
    made.show()
    return made


def tasks_of(page: DevicePage) -> ImmediateTasks:
    tasks = page._tasks
    assert isinstance(tasks, ImmediateTasks)
    return tasks


def turn_on(page: DevicePage, key: str = PASSPHRASE) -> None:
    page.key.line.setText(key)
    page.on_button.click()
    tasks_of(page).drain()


def test_it_is_off_at_first(page: DevicePage, vault: Vault) -> None:
    assert page.told.text().startswith("It is off.")
    assert not page.forget_button.isVisible()
    assert slots.DEVICE not in vault.info.slots


def test_the_key_turns_it_on(page: DevicePage, vault: Vault, store: Remembered) -> None:
    turn_on(page)
    assert page.message.text.startswith("On. It was tried.")
    assert slots.DEVICE in vault.info.slots
    assert PASSPHRASE not in "".join(store.items.values())
    assert page.key.text == ""
    assert not page.key.isVisible()


def test_another_key_turns_nothing_on(page: DevicePage, vault: Vault, store: Remembered) -> None:
    turn_on(page, "not the right words")
    assert "did not match" in page.message.text
    assert slots.DEVICE not in vault.info.slots
    assert store.items == {}


def test_forgetting_needs_no_key_and_is_at_once(
    page: DevicePage, vault: Vault, store: Remembered
) -> None:
    turn_on(page)
    page.forget_button.click()
    assert page.message.text == "Forgotten. This device asks for your key again."
    assert slots.DEVICE not in vault.info.slots
    assert store.items == {}


def test_a_wiped_keyring_is_told_and_can_be_given_it_again(
    qtbot: QtBot, page: DevicePage, vault: Vault, tasks: ImmediateTasks, store: Remembered
) -> None:
    turn_on(page)
    store.items.clear()
    later = DevicePage(vault, tasks, store)
    qtbot.addWidget(later)
    later.show()
    tasks.drain()
    assert later.told.text().startswith("It was on, but the key store")
    assert later.forget_button.isVisible()
    turn_on(later)
    assert later.told.text().startswith("It is on.")


def test_a_store_of_another_kind_is_refused_and_says_why(
    qtbot: QtBot, vault: Vault, tasks: ImmediateTasks
) -> None:
    forgetting: Any = null.Keyring  # without types
    page = DevicePage(vault, tasks, DeviceStore(forgetting()))
    qtbot.addWidget(page)
    page.show()
    turn_on(page)
    assert page.message.text.startswith("The key store here is of a kind that may keep")
    assert slots.DEVICE not in vault.info.slots


def test_while_its_dialog_waits_pages_are_kept_and_leaving_turns_nothing_on(
    page: DevicePage, vault: Vault, tasks: ImmediateTasks, store: Remembered
) -> None:
    page.key.line.setText(PASSPHRASE)
    page.on_button.click()
    assert "may open a window of its own" in page.message.text
    kept: list[object] = []
    tasks.run(lambda: "a page", kept.append, kept.append)
    assert kept == ["a page"]
    page.back.click()
    assert page.key.text == ""
    tasks.drain()
    assert slots.DEVICE not in vault.info.slots
    assert store.items == {}
