"""Fixtures for every test; the base directory is always a temporary one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.stretching import Cost
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, new_vault
from tests.support.proof import Proof

PATIENCE_MILLISECONDS = 60_000
"""How long a test waits for what must come; only a broken app makes us wait so long."""
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive):
    # Five seconds otherwise: a disk or a processor that others use can take as much.
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": PATIENCE_MILLISECONDS}

# Windows are drawn into memory; the journeys bring a screen of their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Places below a temporary folder."""
    return Paths.below(tmp_path / "base")


@pytest.fixture
def cost() -> Cost:
    """Return a cost of Argon2id that takes milliseconds."""
    return CHEAP


@pytest.fixture
def now() -> datetime:
    """One fixed moment, in a zone with a name."""
    return NOW


@pytest.fixture
def vault(paths: Paths) -> Iterator[Vault]:
    """Make a new, empty, open vault."""
    made = new_vault(paths)
    yield made
    made.close()


@pytest.fixture
def journal(vault: Vault) -> Journal:
    """Return the journal of a new vault."""
    return Journal(vault)


@pytest.fixture
def swift_folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory where the system has such a place.

    What a killed process wrote is the kernel's, on whatever medium, so hundreds of
    kills need not wait for a disk's fsync.
    """
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="companion-test-") as folder:
        yield Path(folder)


@pytest.fixture
def swift_paths(swift_folder: Path) -> Paths:
    """Places in memory where the system has such a folder."""
    return Paths.below(swift_folder / "base")


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Proof:
    """Return how far this test is to try; its docstring begins with the promise it proves."""
    promise = (getattr(request.function, "__doc__", None) or "").strip().split("\n")[0]
    return Proof(request.node.nodeid.removeprefix("tests/"), promise)
