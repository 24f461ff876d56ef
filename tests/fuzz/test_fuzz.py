"""Every reader of what others wrote, given what nobody would write.

Each case is a good sample with a few changes, the same for the same number, so a fault
is found again by its number. `make fuzz` tries a million more of each, from the number
where its last run ended; the files under corpus/ once made a fault and are read each time.
"""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.targets import TARGETS, Target, tried
from tests.journal.importers.hostile import changed_within
from tests.support.proof import FULL, Proof

CASES = int(os.environ.get("COMPANION_CASES", "1000000"))
MINUTES = float(os.environ.get("COMPANION_MINUTES", "inf"))
"""A full run may end earlier, each target after so many minutes; the next one goes on."""
CORPUS = Path(__file__).parent / "corpus"
SLOWEST = 10.0
"""Seconds of the processor that one case may take at most (security.md, T36)."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_it_reads_or_says_no(
    target: Target, swift_folder: Path, proof: Proof, caplog: pytest.LogCaptureFixture
) -> None:
    """T36: changed samples are read or refused with a sentence, never anything else."""
    caplog.set_level(logging.CRITICAL)
    samples = list(target.samples(swift_folder))
    assert all(tried(target, swift_folder, sample) for sample in samples[:1]), "a good one is read"
    first = int(proof.told("cases"))
    cases, read, slowest = first, int(proof.told("read")), proof.told("slowest")
    begun = time.monotonic()
    for number in range(first, first + proof.figure(short=60, full=CASES)):
        random = Random(f"{target.name}:{number}")
        content = changed_within(samples[number % len(samples)], random)
        before = time.process_time()
        try:
            read += tried(target, swift_folder, content)
        except BaseException as error:
            error.add_note(f"case {number} of {target.name}: {content[:400]!r}")
            raise
        slowest = max(slowest, time.process_time() - before)
        cases += 1
        if FULL and time.monotonic() - begun > MINUTES * 60:
            break
    assert slowest < SLOWEST
    proof.says(cases=cases, read=read, refused=cases - read, faults=0, slowest=round(slowest, 3))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_once_made_a_fault(target: Target, swift_folder: Path) -> None:
    target.samples(swift_folder)
    for file in sorted((CORPUS / target.name).glob("*")):
        tried(target, swift_folder, file.read_bytes())
