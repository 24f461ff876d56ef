from __future__ import annotations

from itertools import combinations, permutations

import pytest

from companion.errors import (
    PassphraseTooShort,
    ShareMistyped,
    SharesDoNotMatch,
    WrongPassphrase,
    WrongShares,
)
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import shares
from companion.vault.vault import Vault
from tests.support.builders import CHEAP, NOW, PASSPHRASE, fingerprints, new_vault, page

NEW = "a newer sea lamp window"


def texts(issued: tuple[shares.Share, ...]) -> list[str]:
    return [share.text for share in issued]


def test_any_two_of_three_prove_and_no_single_one_does(vault: Vault, paths: Paths) -> None:
    issued = texts(shares.issue(vault, PASSPHRASE))
    assert len(set(issued)) == shares.ISSUED
    for two in permutations(issued, 2):
        shares.prove(paths.vault, two)
    shares.prove(paths.vault, issued)
    for one in issued:
        for alone in ([one], [one, one]):
            with pytest.raises(SharesDoNotMatch):
                shares.prove(paths.vault, alone)


def test_two_open_and_set_a_new_key_and_lose_nothing(vault: Vault, paths: Paths) -> None:
    entry = Journal(vault).write(page("kept"), now=NOW)
    code = vault.new_recovery_code(PASSPHRASE)
    issued = texts(shares.issue(vault, PASSPHRASE))
    vault.close()
    recovered = shares.recover(paths, issued[1:], NEW, cost=CHEAP)
    assert Journal(recovered).read(entry.id).page.text == "kept"
    recovered.close()
    Vault.unlock(paths, NEW).close()
    with pytest.raises(WrongPassphrase):
        Vault.unlock(paths, PASSPHRASE)
    Vault.recover(paths, code, PASSPHRASE, cost=CHEAP).close()


def test_issuing_again_ends_the_older_ones(vault: Vault, paths: Paths) -> None:
    older = texts(shares.issue(vault, PASSPHRASE))
    newer = texts(shares.issue(vault, PASSPHRASE))
    for two in combinations(older, 2):
        with pytest.raises(WrongShares):
            shares.prove(paths.vault, two)
    shares.prove(paths.vault, newer[:2])
    assert vault.info.slots.count("shares") == 1


def test_shares_of_two_sets_are_told_apart_before_any_key_is_tried() -> None:
    value = bytes(16)
    one, other = shares.Share(1, 1, value), shares.Share(2, 2, value)
    with pytest.raises(SharesDoNotMatch):
        shares.joined(texts((one, other)))


def test_even_when_two_sets_have_one_number_nothing_opens(vault: Vault, paths: Paths) -> None:
    older, newer = shares.issue(vault, PASSPHRASE), shares.issue(vault, PASSPHRASE)
    disguised = shares.Share(newer[1].set_id, older[0].number, older[0].value)
    with pytest.raises(WrongShares):
        shares.prove(paths.vault, texts((disguised, newer[1])))


def test_a_slip_names_the_sheet_and_the_group(vault: Vault, paths: Paths) -> None:
    issued = texts(shares.issue(vault, PASSPHRASE))
    second = issued[1]
    slip = second[:13] + ("7" if second[13] != "7" else "8") + second[14:]
    with pytest.raises(ShareMistyped) as told:
        shares.prove(paths.vault, [issued[0], slip])
    assert (told.value.group, told.value.sheet) == (3, 2)


def test_a_number_that_no_share_has_is_a_slip() -> None:
    with pytest.raises(ShareMistyped) as told:
        shares.read(shares.Share(5, 0, bytes(16)).text)
    assert told.value.group is None


def test_proving_and_refusing_change_no_file(vault: Vault, paths: Paths) -> None:
    issued = texts(shares.issue(vault, PASSPHRASE))
    vault.close()
    before = fingerprints(paths.data)
    shares.prove(paths.vault, issued[:2])
    with pytest.raises(PassphraseTooShort):
        shares.recover(paths, issued, "short", cost=CHEAP)
    assert fingerprints(paths.data) == before


def test_issuing_asks_for_the_key(vault: Vault, paths: Paths) -> None:
    issued = texts(shares.issue(vault, PASSPHRASE))
    with pytest.raises(WrongPassphrase):
        shares.issue(vault, "not the key at all")
    shares.prove(paths.vault, issued[:2])


def test_another_vault_is_not_opened(vault: Vault, paths: Paths) -> None:
    issued = texts(shares.issue(vault, PASSPHRASE))
    other = Paths.below(paths.data / "other")
    new_vault(other).close()
    with pytest.raises(WrongShares):
        shares.prove(other.vault, issued[:2])
