from __future__ import annotations

import json
import os
import sys
import time
import tracemalloc
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import DiskFull, FolderNotWritable, SlotsDamaged, VaultTooNew
from companion.paths import Paths
from companion.vault import header as headers
from companion.vault import slots, stretching
from companion.vault.header import NAMES, Header
from companion.vault.keys import MasterKey
from companion.vault.vault import Vault
from tests.support.builders import CHEAP
from tests.support.crashes import FullDisk

VAULT_ID = "ab" * 16
MASTER = MasterKey(bytes(range(32)), VAULT_ID)


def _made(generation: int = 1) -> Header:
    header = Header(vault_id=VAULT_ID, slots=(), created_with="1.0.0", generation=generation)
    made = (
        slots.wrap(MASTER.raw, b"key", slots.PASSPHRASE, CHEAP, header.associated),
        slots.wrap(MASTER.raw, b"code", slots.RECOVERY, None, header.associated),
    )
    return replace(header, slots=made).signed(MASTER)


HEADER = _made()
CONTENT = HEADER.to_bytes()


def test_what_is_written_is_read() -> None:
    assert headers.parse(CONTENT) == HEADER
    found = HEADER.unlock(slots.RECOVERY, b"code")
    assert found is not None
    assert found[0] == HEADER.slots[1]
    assert found[1].raw == MASTER.raw


@settings(deadline=None)
@given(st.integers(0, len(CONTENT) - 1), st.integers(0, 7))
def test_any_single_bit_flip_is_damage(position: int, bit: int) -> None:
    changed = bytearray(CONTENT)
    changed[position] ^= 1 << bit
    with pytest.raises(SlotsDamaged):
        headers.parse(bytes(changed))


@given(st.binary(max_size=300))
def test_no_bytes_are_anything_but_damage(content: bytes) -> None:
    with pytest.raises(SlotsDamaged):
        headers.parse(content)


def _changed(**changes: object) -> bytes:
    """Return a header with a right sum but other content."""
    document = json.loads(CONTENT)
    for path, value in changes.items():
        place = document
        *outer, last = path.split("__")
        for name in outer:
            place = place[int(name) if name.isdecimal() else name]
        place[last] = value
    del document["sum"]
    document["sum"] = sha256(_canonical(document)).hexdigest()
    return _canonical(document) + b"\n"


def _canonical(document: object) -> bytes:
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


HOSTILE = [
    _changed(slots__0__kdf__m=2**40),
    _changed(slots__0__kdf__m=1),
    _changed(slots__0__kdf__t=10**9),
    _changed(slots__0__kdf__p=0),
    _changed(slots__0__kdf__v=16),
    _changed(slots__0__kdf__m=True),
    _changed(slots__0__type="other"),
    _changed(slots__0__kdf={"name": "hkdf-sha256", "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}),
    _changed(slots=[]),
    _changed(slots=[json.loads(CONTENT)["slots"][1]] * 9),
    _changed(generation=0),
    _changed(generation=1.5),
    _changed(vault_id="AB" * 16),
    _changed(vault_id=["ab"]),
    _changed(magic="other"),
    _changed(extra=1),
    _changed(db__page=4096),
    _changed(mac="AAAA"),
    b"[" * 100_000,
    b" " + CONTENT,
    CONTENT + b"\n",
    CONTENT.replace(b'"generation":1', b'"generation":1,"generation":1'),
    b'{"a":' + b"9" * 5_000 + b"}\n",
    b'{"a":NaN}\n',
    b"x" * 10_000_000,
]


@pytest.mark.parametrize("content", HOSTILE)
def test_hostile_headers_are_refused_at_once(content: bytes) -> None:
    """T19: figures out of range, depth, length, doubles, floats; nothing is derived."""
    started = time.process_time()
    with pytest.raises(SlotsDamaged):
        headers.parse(content)
    assert time.process_time() - started < 0.1


def test_a_hostile_header_on_the_disk_costs_no_memory_and_no_stretching(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T19: in both copies, through an unlock: below 50 MB, and Argon2id is never called."""
    monkeypatch.setattr(stretching, "stretch", pytest.fail)
    paths.vault.mkdir(parents=True)
    (paths.vault / "journal.1.db").write_bytes(b"\0" * 8192)
    tracemalloc.start()
    try:
        for content in HOSTILE:
            for name in NAMES:
                (paths.vault / name).write_bytes(content)
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            with pytest.raises(SlotsDamaged):
                Vault.unlock(paths, "four words that stay")
            assert tracemalloc.get_traced_memory()[1] - before < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_whole_header_of_a_later_format_is_not_damage() -> None:
    with pytest.raises(VaultTooNew) as raised:
        headers.parse(_changed(format=2, slots=[], unknown={"a": 1}))
    assert (raised.value.found, raised.value.known) == (2, 1)


def test_a_header_changed_without_the_master_key_does_not_open() -> None:
    forged = replace(HEADER, slots=HEADER.slots[:1])
    with pytest.raises(SlotsDamaged):
        forged.unlock(slots.PASSPHRASE, b"key")
    assert not forged.is_authentic(MASTER)


def test_the_newest_copy_comes_first_and_equal_ones_once(tmp_path: Path) -> None:
    newer = _made(2)
    (tmp_path / NAMES[0]).write_bytes(CONTENT)
    (tmp_path / NAMES[1]).write_bytes(newer.to_bytes())
    assert headers.load(tmp_path) == (newer, HEADER)
    headers.save(tmp_path, newer)
    assert headers.load(tmp_path) == (newer,)


def test_one_copy_of_a_later_format_is_enough_to_leave_both_alone(tmp_path: Path) -> None:
    headers.save(tmp_path, HEADER)
    (tmp_path / NAMES[1]).write_bytes(_changed(format=7))
    with pytest.raises(VaultTooNew):
        headers.load(tmp_path)


def test_copies_that_may_not_be_read_are_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(headers, "opened", denied)
    with pytest.raises(FolderNotWritable):
        headers.load(tmp_path)


@pytest.mark.parametrize("writes", [0, 1])
def test_a_full_disk_leaves_both_copies(
    tmp_path: Path, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers.save(tmp_path, HEADER)
    FullDisk(monkeypatch, writes)
    with pytest.raises(DiskFull):
        headers.save(tmp_path, _made(2))
    assert headers.load(tmp_path) == (HEADER,)
    assert sorted(file.name for file in tmp_path.iterdir()) == list(NAMES)


def test_healing_says_whether_there_was_anything_to_heal(tmp_path: Path) -> None:
    headers.save(tmp_path, HEADER)
    assert not headers.heal(tmp_path, HEADER)
    (tmp_path / NAMES[1]).unlink()
    assert headers.heal(tmp_path, HEADER)
    assert not headers.heal(tmp_path, HEADER)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_a_copy_makes_nobody_wait(tmp_path: Path) -> None:
    headers.save(tmp_path, HEADER)
    (tmp_path / NAMES[1]).unlink()
    os.mkfifo(tmp_path / NAMES[1])
    assert headers.load(tmp_path) == (HEADER,)
    assert headers.heal(tmp_path, HEADER)
    assert headers.parse((tmp_path / NAMES[1]).read_bytes()) == HEADER
