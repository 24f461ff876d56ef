from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import VaultLocked
from companion.vault.watermark import NAME, Watermark
from tests.support.disks import io_error

KEY = b"k" * 32


def test_the_highest_number_comes_back(tmp_path: Path) -> None:
    mark = Watermark(tmp_path, KEY)
    assert mark.read() == 0
    for number in (1, 2, 3, 7, 8, 100):
        mark.record(number)
        assert mark.read() == number
    mark.close()
    again = Watermark(tmp_path, KEY)
    assert again.read() == 100
    again.close()
    assert (tmp_path / NAME).stat().st_size == 96


@given(st.integers(0, 95), st.integers(0, 7))
def test_a_flipped_bit_never_raises_the_number(
    tmp_path_factory: pytest.TempPathFactory, position: int, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("mark")
    mark = Watermark(folder, KEY)
    mark.record(41)
    mark.record(42)
    mark.close()
    content = bytearray((folder / NAME).read_bytes())
    content[position] ^= 1 << bit
    (folder / NAME).write_bytes(content)
    again = Watermark(folder, KEY)
    assert again.read() in {41, 42}
    again.close()


def test_another_vaults_watermark_counts_for_nothing(tmp_path: Path) -> None:
    mark = Watermark(tmp_path, KEY)
    mark.record(42)
    mark.close()
    other = Watermark(tmp_path, b"o" * 32)
    assert other.read() == 0
    other.close()


def test_closing_twice_is_harmless_and_a_closed_one_refuses(tmp_path: Path) -> None:
    mark = Watermark(tmp_path, KEY)
    mark.close()
    mark.close()
    for use in (mark.read, mark.flush, lambda: mark.record(1)):
        with pytest.raises(VaultLocked):
            use()


def test_bytes_that_the_disk_does_not_give_back_are_as_if_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = Watermark(tmp_path, KEY)
    mark.record(41)
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", io_error)
        assert mark.read() == 0
    assert mark.read() == 41
    mark.close()
