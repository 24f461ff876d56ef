from __future__ import annotations

from collections.abc import Iterator

import pytest

from companion import i18n
from companion.paths import Paths
from companion.planner.justice.service import Justice
from companion.planner.plans import Plans
from companion.planner.service import Planner
from companion.vault.vault import Vault
from tests.support.builders import new_vault


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def planner(vault: Vault) -> Planner:
    """Return the dates of a new vault."""
    return Planner(vault)


@pytest.fixture(scope="module")
def shared_planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    """Return the dates of one vault for the many examples of a property test."""
    vault = new_vault(Paths.below(tmp_path_factory.mktemp("shared")))
    yield Planner(vault)
    vault.close()


@pytest.fixture
def plans(vault: Vault) -> Plans:
    """Return the plans of the same vault."""
    return Plans(vault)


@pytest.fixture
def justice(vault: Vault) -> Justice:
    """Return the records of court and benefits of the same vault."""
    return Justice(vault)
