from __future__ import annotations

from collections.abc import Iterator

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import new_vault


@pytest.fixture(scope="module")
def shared_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault for the many examples of a property test."""
    vault = new_vault(Paths.below(tmp_path_factory.mktemp("shared")))
    yield vault
    vault.close()


@pytest.fixture(scope="module")
def shared_journal(shared_vault: Vault) -> Journal:
    """Return the journal of that vault."""
    return Journal(shared_vault)
