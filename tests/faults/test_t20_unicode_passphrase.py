"""T20: a key in any script opens however it is composed, and all of it counts."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from companion.errors import WrongPassphrase
from companion.paths import Paths
from companion.vault.vault import Vault
from tests.support.builders import new_vault

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
ACCENTED = "Café señor Åse ﬁve ｆｕｌｌ 각하 lamp"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_composition_of_the_same_letters_opens(paths: Paths, form: Form) -> None:
    """T20: composed or combining accents, ligatures, full-width letters, Hangul."""
    new_vault(paths, ACCENTED).close()
    Vault.unlock(paths, unicodedata.normalize(form, ACCENTED)).close()


@pytest.mark.parametrize("length", [64, 1_000, 10_000])
def test_a_long_key_is_taken_whole(paths: Paths, length: int) -> None:
    """T20: the last character of 1,000 matters."""
    key = ("sea lamp window " * length)[: length - 1]
    new_vault(paths, key + "a").close()
    Vault.unlock(paths, key + "a").close()
    for other in (key + "b", key, key + "aa"):
        with pytest.raises(WrongPassphrase):
            Vault.unlock(paths, other)
