"""The readers again, led by which lines of the app a changed sample reaches.

`python -m tests.fuzz.guided [--minutes M] [NAME ...]`, part of `make fuzz`: atheris
(libFuzzer) tries each reader for so long in a process of its own, two at a time, and
keeps every input that reached something new in build/fuzz, where its next run begins.
What makes a fault is written there too; it belongs into corpus/ with the mend.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Final

from tests.support.proof import Proof

ROOT: Final = Path(__file__).resolve().parents[2]
KEPT: Final = ROOT / "build" / "fuzz"
LONGEST: Final = 100_000
"""Bytes of one input: longer ones are the business of test_fuzz.py."""
_TRIED: Final = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_REACHED: Final = re.compile(r"cov: (\d+)")


def main() -> int:
    """Try the readers that are named, or all; return how many had a fault."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.guided", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each reader")
    parser.add_argument("--alone", action="store_true", help="try one reader in this process")
    asked = parser.parse_args()
    if asked.alone:
        return _alone(asked.names[0], asked.minutes)
    from tests.fuzz.targets import TARGETS

    names = asked.names or [target.name for target in TARGETS]
    with ThreadPoolExecutor(2) as two:
        return sum(two.map(lambda name: _watched(name, asked.minutes), names))


def _watched(name: str, minutes: float) -> bool:
    """Try one reader in a process of its own; say whether it had a fault."""
    proof = Proof(
        f"fuzz/guided.py::[{name}]",
        "T36: inputs led by the lines that they reach are read or refused, never anything else.",
    )
    command = [sys.executable, "-m", "tests.fuzz.guided", "--alone", "--minutes", str(minutes)]
    done = subprocess.run(
        [*command, name], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )
    reached = _REACHED.findall(done.stderr)
    tried = _TRIED.search(done.stderr)
    if done.returncode or not reached or tried is None:
        print(f"{name}: a fault\n{done.stdout[-4_000:]}{done.stderr[-2_000:]}", flush=True)
        return True
    kept = sum(1 for _file in (KEPT / name).iterdir())
    print(f"{name}: {tried[1]} tried, {reached[-1]} places reached, {kept} kept", flush=True)
    proof.says(
        cases=int(tried[1]), places_reached=int(reached[-1]), inputs_kept=kept, faults=0
    )  # fmt: skip
    return False


def _alone(name: str, minutes: float) -> int:
    """Never returns where atheris is installed: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["companion"]):
        from tests.fuzz.targets import TARGETS, tried
    from tests.journal.importers.hostile import changed_within

    target = next(each for each in TARGETS if each.name == name)
    corpus, folder = KEPT / name, Path(tempfile.mkdtemp(prefix="companion-fuzz-"))
    seeds = folder / "seeds"
    for place in (corpus, seeds):
        place.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(target.samples(folder)):
        (seeds / str(number)).write_bytes(sample)

    def change(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        # An archive that cannot be opened any more is left to libFuzzer, like half of the rest.
        with suppress(Exception):
            if random.random() < 0.5:
                return changed_within(bytes(data), random)[:most]
        return bytes(atheris.Mutate(data, most))

    limits = (f"-max_total_time={minutes * 60:.0f}", f"-max_len={LONGEST}", "-timeout=20")
    told = (
        "-print_final_stats=1",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={corpus.parent}/{name}-",
    )
    atheris.Setup(
        [sys.argv[0], str(corpus), str(seeds), *limits, *told],
        lambda content: tried(target, folder, content),
        custom_mutator=change,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
