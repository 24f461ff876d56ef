"""What the libraries below must be able to do; an upgrade that breaks it fails here."""

from __future__ import annotations

import subprocess
import sys

import sqlcipher3

VOID_CALLS = 50_000
_COUNT = f"""
import sys
from PySide6.QtCore import QObject, QTimer
timer, thing = QTimer(), QObject()
before = sys.getrefcount(None)
for _ in range({VOID_CALLS} // 2):
    timer.setInterval(5)
    thing.setObjectName("a")
print(before - sys.getrefcount(None))
"""


def test_calls_that_return_nothing_keep_none_alive() -> None:
    """PySide6 6.12.0 lost one reference to None at each; Python 3.11 then ends."""
    result = subprocess.run(
        [sys.executable, "-c", _COUNT], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(result.stdout) < 100


def test_sqlite_without_the_fault_in_its_log() -> None:
    version = tuple(int(part) for part in sqlcipher3.sqlite_version.split("."))
    assert version >= (3, 51, 3)


def test_sqlcipher_is_new_enough() -> None:
    connection = sqlcipher3.connect(":memory:")
    (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    assert tuple(int(part) for part in version.split()[0].split(".")) >= (4, 19)
