from __future__ import annotations

import time

import psutil
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import NotEnoughMemory
from companion.vault import stretching
from companion.vault.stretching import DEFAULT, FLOOR, Cost


@settings(max_examples=25, deadline=None)
@given(
    st.binary(max_size=60),
    st.binary(min_size=16, max_size=16),
    st.builds(Cost, st.sampled_from((8_192, 9_000, 16_384)), st.integers(1, 3), st.integers(1, 4)),
)
def test_two_independent_implementations_agree(secret: bytes, salt: bytes, cost: Cost) -> None:
    other = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    assert stretching.stretch(secret, salt, cost) == other.derive(secret)


def test_too_little_memory_is_not_a_wrong_key() -> None:
    with pytest.raises(NotEnoughMemory):
        stretching.stretch(b"secret", bytes(16), Cost(2**31, 1, 1))


def test_a_quick_computer_gets_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretching, "stretch", lambda *_: b"")
    monkeypatch.setattr(psutil, "virtual_memory", lambda: _Memory(8))
    assert stretching.calibrated() == DEFAULT


@pytest.mark.parametrize(("gib", "mib"), [(1, 128), (0.25, 64), (8, 256)])
def test_no_more_than_an_eighth_of_the_memory_and_no_less_than_the_floor(
    gib: float, mib: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretching, "stretch", lambda *_: b"")
    monkeypatch.setattr(psutil, "virtual_memory", lambda: _Memory(gib))
    assert stretching.calibrated() == Cost(mib * 1024)


def test_a_slow_computer_gets_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(time, "perf_counter", lambda: 2 * next(clock))
    monkeypatch.setattr(stretching, "stretch", lambda *_: b"")
    assert stretching.calibrated() == FLOOR


class _Memory:
    def __init__(self, gib: float) -> None:
        self.total = int(gib * 2**30)
