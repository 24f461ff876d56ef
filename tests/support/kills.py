"""Running work in another process and killing it at any moment.

The processes are forked from a server that has the app's modules loaded, so a
kill costs a few milliseconds and hundreds fit into a test.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["__main__", "tests.support.workers"])
_PATIENCE = 30.0

READY = "ready"
FAILED = "failed"
Work = Callable[..., None]
"""Takes the connection to acknowledge on, then its arguments; runs until killed."""


@dataclass(slots=True)
class Killed:
    """What a process had acknowledged when it was killed."""

    acks: list[tuple[Any, ...]] = field(default_factory=list)


def killed_at_random(
    work: Work, *arguments: object, rng: random.Random, most: int, seconds: float
) -> Killed:
    """Run `work`, kill it after some acknowledgements or a part of some seconds."""
    if rng.random() < 0.4:
        return killed_after(work, *arguments, count=rng.randrange(1, most + 1))
    return killed_after(work, *arguments, seconds=rng.uniform(0, seconds))


def killed_after(
    work: Work, *arguments: object, count: float = _PATIENCE, seconds: float = _PATIENCE
) -> Killed:
    """Run `work`, kill it after so many acknowledgements or seconds, whichever is first."""
    reader, writer = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_run, args=(work, writer, *arguments), daemon=True)
    process.start()
    writer.close()
    killed = Killed()
    deadline = time.monotonic() + seconds
    while len(killed.acks) < count:
        left = deadline - time.monotonic()
        if left <= 0 or not reader.poll(left) or not _take(reader, killed):
            break
    process.kill()
    while _take(reader, killed):
        pass
    process.join()
    process.close()
    reader.close()
    failures = [ack for ack in killed.acks if ack[0] == FAILED]
    if failures:
        raise AssertionError(failures[0][1])
    killed.acks = [ack for ack in killed.acks if ack[0] != READY]
    return killed


def together(work: Work, *arguments: object, processes: int = 2) -> list[tuple[Any, ...]]:
    """Run `work` in some processes at once and return the last word of each."""
    running = []
    barrier = _CONTEXT.Barrier(processes)
    for _ in range(processes):
        reader, writer = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=_run, args=(work, writer, barrier, *arguments))
        process.start()
        writer.close()
        running.append((process, reader))
    answers = []
    for process, reader in running:
        killed = Killed()
        while reader.poll(_PATIENCE) and _take(reader, killed):
            pass
        process.join()
        process.close()
        reader.close()
        answers.append(killed.acks[-1])
    return answers


def _take(reader: Connection[Any, Any], killed: Killed) -> bool:
    try:
        killed.acks.append(reader.recv())
    except (EOFError, OSError):
        return False
    return True


def _run(work: Work, writer: Connection[Any, Any], *arguments: object) -> None:
    try:
        work(writer, *arguments)
    except BaseException as error:  # noqa: BLE001  # told to the test, which raises it
        writer.send((FAILED, repr(error)))
    finally:
        writer.close()
        os._exit(0)
