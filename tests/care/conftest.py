from __future__ import annotations

from pathlib import Path

import pytest

from companion.care.catalog import Catalog
from companion.care.log import Log
from companion.care.service import Care
from companion.vault.vault import Vault


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the catalog that ships, in English."""
    return Catalog.load("en")


@pytest.fixture
def care(vault: Vault) -> Care:
    """Return the choices of a new vault."""
    return Care(vault)


@pytest.fixture
def log(vault: Vault) -> Log:
    """Return the log of a new vault."""
    return Log(vault)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for data files with one for English in it."""
    (tmp_path / "en").mkdir()
    return tmp_path
