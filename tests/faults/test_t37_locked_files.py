"""T37: a file that another tool locked is refused by its first bytes, whatever comes after them.

The app writes age files and reads none, so that no file can ask for hours and
gigabytes of key stretching: what is unlocked with age first comes in as a folder.
"""

from __future__ import annotations

import time
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest

from companion.errors import CompanionError, ImportEncrypted
from companion.journal.importers.bring_in import bring_in
from companion.journal.service import Journal
from tests.journal.importers.conftest import NOW, everything_below
from tests.support.builders import fingerprints

_SALT = b64encode(bytes(16)).rstrip(b"=")
_BODY = b64encode(bytes(32)).rstrip(b"=")


def age_file(*stanzas: bytes, body: bytes = b"\0" * 5_000) -> bytes:
    return b"age-encryption.org/v1\n" + b"".join(stanzas) + b"--- " + _BODY + b"\n" + body


def scrypt(factor: int) -> bytes:
    return b"-> scrypt %s %d\n%s\n" % (_SALT, factor, _BODY)


HOSTILE = {
    **{f"factor {factor}": age_file(scrypt(factor)) for factor in (1, 21, 22, 40, 63)},
    "50,000 stanzas": age_file(scrypt(18) * 50_000),
    "cut off": age_file(scrypt(18))[:40],
    "no body": age_file(scrypt(18), body=b""),
    "armored": b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b64encode(age_file(scrypt(22))),
}


@pytest.mark.parametrize("ending", ["age", "json", "zip", "jex", "txt"])
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_at_once_and_nothing_is_left(
    journal: Journal, tmp_path: Path, name: str, ending: str
) -> None:
    """T37: no key is stretched, no stanza counted, nothing written."""
    file = tmp_path / f"a.{ending}"
    file.write_bytes(HOSTILE[name])
    before, began = fingerprints(tmp_path), time.process_time()
    with pytest.raises(ImportEncrypted):
        bring_in(journal, file, now=NOW, passphrase="four words that work")
    assert time.process_time() - began < 1
    assert fingerprints(tmp_path) == before


def test_no_work_factor_is_worked_through(journal: Journal, tmp_path: Path) -> None:
    """T37: 2^21 to 2^63, under every ending; the largest of them would take years."""
    for ending in ("age", "json", "zip", "jex", "txt"):
        file = tmp_path / f"a.{ending}"
        for factor in range(21, 64):
            file.write_bytes(age_file(scrypt(factor)))
            began = time.process_time()
            with pytest.raises(ImportEncrypted):
                bring_in(journal, file, now=NOW, passphrase="four words that work")
            assert time.process_time() - began < 1
        file.unlink()
    assert journal.newest() == []


def test_a_file_cut_off_anywhere_leaves_nothing(journal: Journal, tmp_path: Path) -> None:
    """T37: whatever is missing of it, it is refused, and nothing of it is written anywhere."""
    whole = age_file(scrypt(18), body=b"\0" * 40)
    file = tmp_path / "a.age"
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        before = fingerprints(tmp_path)
        with pytest.raises(CompanionError):
            bring_in(journal, file, now=NOW, passphrase="four words that work")
        assert fingerprints(tmp_path) == before
    assert journal.newest() == []


def test_flipped_bits_make_it_unreadable_and_nothing_worse(
    journal: Journal, tmp_path: Path
) -> None:
    random = Random(37)
    for _time in range(200):
        data = bytearray(age_file(scrypt(22)))
        data[random.randrange(60)] ^= 1 << random.randrange(8)
        file = tmp_path / "a.age"
        file.write_bytes(data)
        with pytest.raises(CompanionError):
            bring_in(journal, file, now=NOW)
    assert journal.newest() == []
    assert set(everything_below(tmp_path)) == {"a.age", "base"} | {
        name for name in everything_below(tmp_path) if name.startswith("base/")
    }
