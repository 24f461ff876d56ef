"""One group of measurements in a process of its own.

`python -m benchmarks.probe GROUP SIDE COUNT` prints a JSON object of figures:
times in milliseconds, sizes in MiB.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import Final
from unittest import mock

from benchmarks import vaults
from benchmarks.corpus import COMMON, RARE, SEED, vocabulary
from benchmarks.sides import App, Limit, Side, copy
from companion.journal.model import Order, Page
from companion.vault import stretching

SIDES: Final[dict[str, Callable[[Path], Side]]] = {"app": App, "limit": Limit}
SAVES: Final = 200
DRAFTS: Final = 300
_WORDS_A_KIND: Final = 50
_REPEATS: Final = 51

Figures = dict[str, float]


def opening(side: str, count: int) -> Figures:
    """Open a vault up to the first list, the derivation taken out."""
    base = vaults.filled(count)
    figures = {}
    for name in ("open to the first list", "the same again, in the same process"):
        with _derivations() as derivations:
            started = time.perf_counter()
            opened = SIDES[side](base)
            opened.first_list()
            spent = time.perf_counter() - started
        opened.close()
        figures[name] = 1000 * (spent - sum(derivations))
    return {**figures, "peak memory, open with a list": peak_memory()}


def typing(side: str, count: int) -> Figures:
    """Search at each key press of 150 words, and for whole words by rank."""
    opened = SIDES[side](vaults.filled(count))
    words = _words()
    pressed = [word[:length] for word in words for length in range(1, len(word) + 1)]
    keys = times([partial(opened.search, text, Order.NEWEST) for text in pressed])
    ranked = times([partial(opened.search, word, Order.BEST) for word in words])
    rare = times([partial(opened.search, RARE, Order.NEWEST)] * _REPEATS)
    common = times([partial(opened.search, COMMON, Order.NEWEST)] * _REPEATS)
    opened.close()
    return {
        **percentiles("search as you type", keys, worst=True),
        **percentiles("search by rank", ranked, worst=True),
        "search of a rare word": _percentile(rare, 0.5),
        "search of a common word": _percentile(common, 0.5),
        "peak memory, open and searched": peak_memory(),
    }


def saving(side: str, count: int) -> Figures:
    """Save new pages one by one, and a draft as it grows."""
    base = copy(vaults.filled(count), vaults.CACHE / f"writing-{side}")
    written = vaults.entries(1000)[:SAVES]
    pages = [Page(entry.body, entry.title, tags=entry.tags) for entry in written]
    text = " ".join(page.text for page in pages)
    opened = SIDES[side](base)
    opened.first_list()
    grown = [Page(text[: 40 * length], "A draft") for length in range(1, DRAFTS + 1)]
    saves = times([partial(opened.save, page, number) for number, page in enumerate(pages)])
    drafts = times([partial(opened.keep_draft, page) for page in grown])
    opened.close()
    shutil.rmtree(base)
    return {
        **percentiles("save of a page", saves, worst=True),
        **percentiles("save of a draft", drafts),
    }


def bringing(side: str, count: int) -> Figures:
    """Bring all entries into an empty vault, from memory to committed."""
    base = vaults.CACHE / f"bringing-{side}"
    shutil.rmtree(base, ignore_errors=True)
    vaults.empty(base).close()
    pages = list(vaults.pages(vaults.entries(count)))
    opened = SIDES[side](base)
    spent = times([partial(opened.bring_in, pages)])[0] / 1000
    opened.close()
    shutil.rmtree(base)
    return {
        "bring in a journal": count / spent,
        "peak memory, bringing in": peak_memory(),
    }


def leaving(side: str, count: int) -> Figures:
    """Take everything out in the clear, and make a backup; each on a copy of the vault."""
    base = copy(vaults.filled(count), vaults.CACHE / f"leaving-{side}")
    opened = SIDES[side](base)
    opened.first_list()
    exported = times([partial(opened.take_out, base / "export")])[0] / 1000
    os.sync()  # or the copy would wait for the export to reach the disk
    (copied,) = times([partial(opened.back_up, base / "copies")])
    opened.close()
    shutil.rmtree(base)
    return {
        "export in the own format": count / exported,
        "backup, verified": copied,
        "peak memory, exporting and backing up": peak_memory(),
    }


def deriving(_side: str, _count: int) -> Figures:
    """Derive a key at the default and at the least cost."""
    figures = {}
    for name, cost in (("default", stretching.DEFAULT), ("least", stretching.FLOOR)):
        spent = times([partial(stretching.stretch, b"key", bytes(16), cost)])[0]
        figures[f"derive a key, {name} cost ({cost.memory_kib // 1024} MiB)"] = spent
    return figures


def whole(_side: str, count: int) -> Figures:
    """Derive at the default cost, open, search a rare word: for a timing from outside."""
    stretching.stretch(b"key", bytes(16), stretching.DEFAULT)
    opened = App(vaults.filled(count))
    found = opened.search(RARE, Order.NEWEST)
    opened.close()
    return {"found": found}


def finding(side: str, count: int) -> Figures:
    """Search a rare word in a journal that is open."""
    opened = SIDES[side](vaults.filled(count))
    rare = times([partial(opened.search, RARE, Order.NEWEST)] * _REPEATS)
    opened.close()
    return {"found": _percentile(rare, 0.5)}


def preparing(_side: str, count: int) -> Figures:
    """Build the corpus and the vault, unless they are here already."""
    vaults.filled(count)
    return {}


_GROUPS: Final = (
    *(preparing, opening, typing, saving, bringing),
    *(leaving, deriving, whole, finding),
)
GROUPS: Final = {group.__name__: group for group in _GROUPS}


def _words() -> list[str]:
    """Return as many common as middling as rare words, the same each time."""
    words, random = vocabulary(), Random(SEED)
    kinds = (words[:150], words[150:3000], words[3000:])
    return [word for kind in kinds for word in random.sample(kind, _WORDS_A_KIND)]


@contextmanager
def _derivations() -> Iterator[list[float]]:
    """Collect how many seconds each derivation took, so that it can be taken out."""
    spent: list[float] = []
    derive = stretching.stretch

    def timed(secret: bytes, salt: bytes, cost: stretching.Cost) -> bytes:
        started = time.perf_counter()
        key = derive(secret, salt, cost)
        spent.append(time.perf_counter() - started)
        return key

    with mock.patch.object(stretching, "stretch", timed):
        yield spent


def times(works: Sequence[Callable[[], object]]) -> list[float]:
    """Return how many milliseconds each piece of work took."""
    spent = []
    for work in works:
        started = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - started))
    return spent


def percentiles(name: str, values: list[float], *, worst: bool = False) -> Figures:
    """Return the middle and the ninety-ninth of a hundred, and at wish the most."""
    figures = {f"{name}, p50": _percentile(values, 0.5), f"{name}, p99": _percentile(values, 0.99)}
    return {**figures, f"{name}, worst": max(values)} if worst else figures


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def peak_memory() -> float:
    """Return the most memory this process ever held, in MiB (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    print(json.dumps(GROUPS[sys.argv[1]](sys.argv[2], int(sys.argv[3]))))
