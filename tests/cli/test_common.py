"""Keys and texts: from files and standard input, exactly, or refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion.paths import Paths
from companion.vault.vault import Vault
from tests.cli.conftest import Call, one_sentence
from tests.support.builders import PASSPHRASE


@pytest.mark.usefixtures("made")
class TestTheKey:
    @pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nsecond line\n"])
    def test_is_the_first_line_of_a_file(self, call: Call, tmp_path: Path, end: str) -> None:
        file = tmp_path / "key"
        file.write_bytes((PASSPHRASE + end).encode())
        assert call("journal", "list", "--passphrase-file", str(file)).exit_code == 0

    def test_is_the_first_line_of_standard_input(self, call: Call) -> None:
        result = call("journal", "list", "--passphrase-file", "-", input=PASSPHRASE + "\n")
        assert result.exit_code == 0

    def test_spaces_around_it_belong_to_it(self, call: Call) -> None:
        result = call("journal", "list", "--passphrase-file", "-", input=f" {PASSPHRASE}\n")
        assert "did not match" in one_sentence(result)

    def test_that_is_wrong(self, call: Call) -> None:
        result = call("journal", "list", "--passphrase-file", "-", input="wrong\n")
        assert one_sentence(result).startswith("That did not match.")

    def test_that_is_no_text(self, call: Call) -> None:
        result = call("journal", "list", "--passphrase-file", "-", input=b"\xff\xfe\n")
        assert "UTF-8" in one_sentence(result, 2)

    def test_in_a_file_that_is_not_there(self, call: Call, tmp_path: Path) -> None:
        missing = str(tmp_path / "missing")
        result = call("journal", "list", "--passphrase-file", missing)
        assert missing in one_sentence(result, 2)

    def test_with_nobody_to_ask(self, call: Call) -> None:
        assert "--passphrase-file" in one_sentence(call("journal", "list"), 2)


def test_without_a_journal_no_key_is_asked_for(call: Call, base: Path) -> None:
    for words in (["journal", "list"], ["vault", "check"], ["vault", "info"]):
        assert one_sentence(call(*words)).startswith("There is no journal here yet.")
    assert not base.exists()


def test_a_journal_that_is_open_elsewhere(call: Call, made: Paths, key: str) -> None:
    holder = Vault.unlock(made, PASSPHRASE)
    result = call("journal", "list", "--passphrase-file", key)
    assert one_sentence(result).startswith("The journal is open in another window.")
    holder.close()
    assert call("journal", "list", "--passphrase-file", key).exit_code == 0


def test_a_damaged_journal_is_told_before_a_key_is_asked_for(call: Call, made: Paths) -> None:
    for name in ("vault.json", "vault.json.2"):
        (made.vault / name).write_text("{}")
    assert "lock of your journal is damaged" in one_sentence(call("journal", "list"))


@pytest.mark.usefixtures("made")
class TestTheText:
    def test_follows_the_key_exactly(self, call: Call) -> None:
        text = "one\r\ntwo\u00a0three \U0001f44d\u2028\tfour\n\n"
        added = call(
            "journal", "add", "--json", "--passphrase-file", "-", input=f"{PASSPHRASE}\n{text}"
        )
        assert json.loads(added.stdout)["text"] == text

    @pytest.mark.parametrize("content", [b"a\0b", b"a\xff"])
    def test_that_cannot_be_stored_is_refused(self, call: Call, key: str, content: bytes) -> None:
        one_sentence(call("journal", "add", "--passphrase-file", key, input=content), 2)
        listed = call("journal", "list", "--json", "--passphrase-file", key)
        assert json.loads(listed.stdout) == {"entries": []}

    def test_that_is_empty_is_refused(self, call: Call, key: str) -> None:
        result = call("journal", "add", "--passphrase-file", key, input=" \n")
        assert one_sentence(result).startswith("There is nothing on this page yet.")
