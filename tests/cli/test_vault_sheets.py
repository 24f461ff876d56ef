"""companion vault suggest, recovery-sheet, try-sheet, shares: on paper and back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import suggesting
from companion.vault.vault import Vault
from tests.cli.conftest import Call, one_sentence
from tests.support.barcodes import read_pdf
from tests.support.builders import NOW, PASSPHRASE, fingerprints, page

NEW = "another key that is long"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}")
SHARE = re.compile(r"(?:[0-9A-Z]{5}-){5}[0-9A-Z]{5}")


def words_of(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout


def test_words_are_suggested(call: Call) -> None:
    result = call("vault", "suggest")
    assert len(result.stdout.split()) == 6
    assert set(result.stdout.split()) <= set(suggesting.words("en"))
    document = json.loads(call("vault", "suggest", "--words", "8", "--json").stdout)
    assert len(document["key"].split()) == 8
    assert document["bits"] > 80
    assert call("vault", "suggest", "--words", "4").exit_code == 2


@pytest.mark.usefixtures("qapp")
def test_a_recovery_sheet_is_read_back_and_its_code_opens(
    call: Call, made: Paths, key: str, tmp_path: Path
) -> None:
    """T17: printed, read back by a text reader and by a camera's eye, typed, opened."""
    out = tmp_path / "out.pdf"
    done = call("vault", "recovery-sheet", str(out), "--passphrase-file", key)
    assert (done.exit_code, done.stdout) == (0, "")
    assert out.stat().st_mode & 0o777 == 0o600
    (code,) = CODE.findall(words_of(out))
    assert read_pdf(out, tmp_path) == [code]
    before = fingerprints(made.data)
    tried = call("vault", "try-sheet", "--code-file", "-", input=f"{code}\n")
    assert tried.stdout == "This code opens the journal. Nothing was changed.\n"
    assert fingerprints(made.data) == before
    Vault.recover(made, code, NEW).close()


def test_a_sheet_that_cannot_be_written_costs_no_older_one(
    call: Call, made: Paths, key: str, tmp_path: Path
) -> None:
    older = call("vault", "recovery-code", "--passphrase-file", key).stdout.strip()
    assert call(
        "vault", "recovery-sheet", str(tmp_path / "no" / "out.pdf"), "--passphrase-file", key
    ).exit_code
    Vault.recover(made, older, NEW).close()


def test_a_slip_is_told_by_its_group(call: Call, made: Paths, key: str) -> None:
    assert made.vault.is_dir()
    code = call("vault", "recovery-code", "--passphrase-file", key).stdout.strip()
    slip = ("2" if code[0] != "2" else "3") + code[1:]
    result = call("vault", "try-sheet", "--code-file", "-", input=f"{slip}\n")
    assert one_sentence(result).startswith("There is a slip in group 1 of the code.")


def test_two_shares_open_and_set_a_new_key(
    call: Call, made: Paths, key: str, tmp_path: Path
) -> None:
    issued = call("vault", "shares", "issue", "--passphrase-file", key).stdout.split()
    assert len(issued) == 3
    assert "trusted people" in call("vault", "info").stdout
    files = []
    for number, share in enumerate(issued):
        files.append(tmp_path / f"share-{number}")
        files[-1].write_text(share)
    two = ("--share-file", str(files[0]), "--share-file", str(files[2]))
    before = fingerprints(made.data)
    assert "Nothing was changed" in call("vault", "shares", "join", "--try", *two).stdout
    one = call("vault", "shares", "join", "--try", "--share-file", str(files[0]))
    assert one_sentence(one).startswith("Two different shares of the same set are needed.")
    assert fingerprints(made.data) == before
    done = call("vault", "shares", "join", *two, "--new-passphrase-file", "-", input=f"{NEW}\n")
    assert (done.exit_code, done.stdout) == (0, "")
    Vault.unlock(made, NEW).close()


def test_two_shares_do_not_say_that_nothing_was_lost_where_it_was(
    call: Call, made: Paths, key: str, tmp_path: Path
) -> None:
    issued = call("vault", "shares", "issue", "--passphrase-file", key).stdout.split()
    database = made.vault / "journal.1.db"
    older = shutil.copy(database, tmp_path / "older")
    with closing(Vault.unlock(made, PASSPHRASE)) as vault:
        Journal(vault).write(page("gone"), now=NOW)
    shutil.copy(older, database)
    joined = ("vault", "shares", "join", "--share-file", "-", "--share-file", "-")
    done = call(
        *joined, "--accept-missing-changes", "--new-passphrase-file", "-",
        input=f"{issued[0]}\n{issued[1]}\n{NEW}\n",
    )  # fmt: skip
    assert done.exit_code == 0
    assert "Some of the newest changes are missing." in done.stderr


def test_shares_as_a_document_and_older_ones_end(call: Call, made: Paths, key: str) -> None:
    words = ("vault", "shares", "issue", "--json", "--passphrase-file", key)
    older = json.loads(call(*words).stdout)
    assert older["needed"] == 2
    call(*words)
    given = "".join(f"{share}\n" for share in older["shares"][:2])
    joined = ("vault", "shares", "join", "--try", "--share-file", "-", "--share-file", "-")
    result = call(*joined, input=given)
    assert "they do not open this journal" in one_sentence(result)
    assert made.vault.is_dir()


def test_a_slip_in_a_share_names_sheet_and_group(call: Call, made: Paths, key: str) -> None:
    assert made.vault.is_dir()
    first, second, _ = call("vault", "shares", "issue", "--passphrase-file", key).stdout.split()
    slip = second[:-1] + ("7" if second[-1] != "7" else "8")
    joined = ("vault", "shares", "join", "--try", "--share-file", "-", "--share-file", "-")
    result = call(*joined, input=f"{first}\n{slip}\n")
    assert one_sentence(result).startswith("There is a slip in group 6 of share 2.")


@pytest.mark.usefixtures("qapp")
def test_each_share_has_a_sheet_of_its_own(
    call: Call, made: Paths, key: str, tmp_path: Path
) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    done = call("vault", "shares", "issue", "--pdf", str(folder), "--passphrase-file", key)
    assert (done.exit_code, done.stdout) == (0, "")
    sheets = sorted(folder.glob("*.pdf"))
    codes = [SHARE.findall(words_of(sheet)) for sheet in sheets]
    assert [len(found) for found in codes] == [1, 1, 1]
    assert read_pdf(sheets[0], tmp_path) == codes[0]
    joined = ("vault", "shares", "join", "--try", "--share-file", "-", "--share-file", "-")
    assert call(*joined, input=f"{codes[0][0]}\n{codes[2][0]}\n").exit_code == 0
    assert made.vault.is_dir()


def test_without_shares_the_usage_is_told(call: Call, made: Paths) -> None:
    assert made.vault.is_dir()
    assert "--share-file" in one_sentence(call("vault", "shares", "join"), 2)


def test_a_key_that_is_not_the_right_one_makes_nothing(
    call: Call, made: Paths, tmp_path: Path
) -> None:
    for words in (("recovery-sheet", str(tmp_path / "x.pdf")), ("shares", "issue")):
        result = call("vault", *words, "--passphrase-file", "-", input="not the key at all\n")
        assert one_sentence(result).startswith("That did not match.")
    assert not (tmp_path / "x.pdf").exists()
    Vault.unlock(made, PASSPHRASE).close()
