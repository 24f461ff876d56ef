"""However long a journal is, bringing it in takes about the same room in memory.

The promise: 50,000 entries in at most 1.5 times the memory of 5,000. What runs each
time is short enough for the limit to be lower, so that it would notice what grows.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tests.support.proof import FULL

LONG = 50_000 if FULL else 10_000
SHORT = 5_000
MOST_GROWTH = 1.5 if FULL else 1.15
WORDS = 200

_CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from companion.journal.importers.bring_in import bring_in
from companion.journal.service import Journal
from companion.paths import Paths
from tests.support.builders import new_vault

file, base = map(Path, sys.argv[1:])
vault = new_vault(Paths.below(base))
print(bring_in(Journal(vault), file, now=datetime(2026, 3, 10, tzinfo=UTC)).added)
vault.close()
for line in Path("/proc/self/status").read_text().splitlines():
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def _write(file: Path, count: int) -> None:
    random = Random(count)
    words = [f"w{random.randrange(10**6):x}" for _ in range(5_000)]
    entries = (
        {
            "title": f"Page {number}",
            "body": " ".join(random.choices(words, k=WORDS)),
            "date": f"{1990 + number % 30}-{1 + number % 12:02}-{1 + number % 28:02}",
            "time": f"{number % 24:02}:{number % 60:02}",
            "tags": ["@river"],
        }
        for number in range(count)
    )
    with file.open("w", encoding="utf-8") as out:
        out.write('{"tags": {"@river": 1}, "entries": [')
        for number, entry in enumerate(entries):
            out.write("," * bool(number) + json.dumps(entry))
        out.write("]}")


def _most_memory(folder: Path, count: int) -> int:
    """Bring in a journal in a process of its own; return the most it held, in KiB."""
    file = folder / f"{count}.json"
    _write(file, count)
    command = [sys.executable, "-c", _CHILD, str(file), str(folder / f"base-{count}")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    added, most = map(int, done.stdout.split())
    assert added == count
    return most


@pytest.mark.slow
def test_a_long_journal_takes_the_memory_of_a_short_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short, long = _most_memory(tmp_path, SHORT), _most_memory(tmp_path, LONG)
    with capsys.disabled():
        print(f"\n{SHORT}: {short // 1024} MiB, {LONG}: {long // 1024} MiB")  # noqa: T201
    assert long <= MOST_GROWTH * short
