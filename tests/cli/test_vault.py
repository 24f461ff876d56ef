"""companion vault: made, looked at, checked, its key changed and recovered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.paths import Paths
from companion.vault.vault import Vault
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import PASSPHRASE, new_vault

NEW = "another key that is long"


def opens(paths: Paths, key: str) -> bool:
    try:
        Vault.unlock(paths, key).close()
    except Exception:  # noqa: BLE001  # whatever it is, it does not open
        return False
    return True


def test_making_one(call: Call, base: Path, key: str) -> None:
    result = call("vault", "create", "--passphrase-file", key)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(Paths.below(base).vault) in result.stderr
    assert "no one can open your journal" in result.stderr
    assert opens(Paths.below(base), PASSPHRASE)


def test_making_one_with_a_recovery_code(call: Call, base: Path, key: str) -> None:
    result = call("vault", "create", "--recovery-code", "--passphrase-file", key)
    Vault.recover(Paths.below(base), result.stdout.strip(), NEW).close()


@pytest.mark.parametrize(
    ("chosen", "words"), [("short", "at least 15"), ("passwordpassword", "others would try")]
)
def test_a_key_that_is_refused(call: Call, base: Path, chosen: str, words: str) -> None:
    result = call("vault", "create", "--passphrase-file", "-", input=chosen)
    assert words in one_sentence(result)
    assert not Paths.below(base).vault.exists()


def test_a_second_one_is_refused(call: Call, made: Paths, key: str) -> None:
    result = call("vault", "create", "--passphrase-file", key)
    assert one_sentence(result).startswith("There is a journal here already.")
    assert opens(made, PASSPHRASE)


def test_a_folder_that_is_copied_elsewhere(tmp_path: Path, key: str, call: Call) -> None:
    synced = str(tmp_path / "Dropbox")
    result = call("--base-dir", synced, "vault", "create", "--passphrase-file", key)
    assert "Dropbox" in one_sentence(result)
    words = ("vault", "create", "--allow-synced-folder", "--passphrase-file", key)
    assert call("--base-dir", synced, *words).exit_code == 0


def test_info_needs_no_key(call: Call, made: Paths) -> None:
    result = call("vault", "info")
    assert str(made.vault) in result.stdout
    assert "There is no recovery code." in result.stdout
    document = json.loads(call("vault", "info", "--json").stdout)
    assert document["slots"] == ["passphrase"]
    assert document["argon2id"] == {"memory_kib": 8192, "passes": 1, "lanes": 1}


def test_checking(call: Call, made: Paths, key: str) -> None:
    assert made.vault.is_dir()
    assert call("vault", "check", "--passphrase-file", key).exit_code == 0
    result = call("vault", "check", "--json", "--passphrase-file", key)
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert (document["sound"], document["problems"], document["entries"]) == (True, [], 0)


def test_checking_what_is_damaged(
    call: Call, made: Paths, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.vault.check import CheckReport

    assert made.vault.is_dir()
    report = CheckReport(problems=("page 3",), entries=1, commit_seq=2)
    monkeypatch.setattr(Vault, "check", lambda _self: report)
    result = call("vault", "check", "--passphrase-file", key)
    assert result.exit_code == 1
    assert "page 3" in result.stdout
    result = call("vault", "check", "--json", "--passphrase-file", key)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["sound"] is False


def test_changing_the_key(call: Call, made: Paths) -> None:
    words = ("vault", "change-passphrase", "--passphrase-file", "-", "--new-passphrase-file", "-")
    result = call(*words, input=f"{PASSPHRASE}\n{NEW}\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (opens(made, NEW), opens(made, PASSPHRASE)) == (True, False)
    result = call(*words, input=f"{PASSPHRASE}\n{NEW}\n")
    assert one_sentence(result).startswith("That did not match.")


def test_a_recovery_code(call: Call, made: Paths, key: str) -> None:
    code = call("vault", "recovery-code", "--passphrase-file", key).stdout.strip()
    assert "recovery code" in call("vault", "info").stdout
    words = ("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-")
    slip = ("2" if code[0] != "2" else "3") + code[1:]
    assert "slip" in one_sentence(call(*words, input=f"{slip}\n{NEW}\n"))
    result = call(*words, input=f"{code}\n{NEW}\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "The new key opens the journal. Nothing was lost.\n"
    assert (opens(made, NEW), opens(made, PASSPHRASE)) == (True, False)


def test_the_code_of_another_journal(call: Call, made: Paths, tmp_path: Path) -> None:
    assert made.vault.is_dir()
    other = new_vault(Paths.below(tmp_path / "other"))
    code = other.new_recovery_code(PASSPHRASE)
    other.close()
    words = ("vault", "recover", "--code-file", "-", "--new-passphrase-file", "-")
    result = call(*words, input=f"{code}\n{NEW}\n")
    assert "does not open this journal" in one_sentence(result)
