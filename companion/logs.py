"""The log: events and numbers, never content.

A line says what happened (`vault opened`, `import finished 120`), with ids and
counts at most. Texts, titles, searches, paths of imported files and the
messages of exceptions never reach it; an unexpected error leaves its type and
the lines of our own code it passed through.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from companion import files
from companion.errors import CompanionError

_LARGEST_LOG = 256 * 1024
logger = logging.getLogger("companion")


def start(file: Path) -> None:
    """Begin to log into a file; a former one of 256 KiB or more is set aside as `.1`.

    Without the rights to write there, nothing is logged.
    """
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handler: logging.Handler
    try:
        files.private_folder(file.parent)
        if file.exists() and file.stat().st_size >= _LARGEST_LOG:
            file.replace(file.with_name(file.name + ".1"))
        if not file.exists():
            os.close(files.create_private(file))
        handler = logging.FileHandler(file, encoding="utf-8")
    except (OSError, CompanionError):
        handler = logging.NullHandler()  # a log that cannot be written must not stop the app
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)


def describe(error: BaseException) -> str:
    """Say what an unexpected error was without its message: type, file and line."""
    places = [
        f"{Path(frame.filename).name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return f"{type(error).__name__} at {' > '.join(places) or 'unknown'}"


def watch_unexpected(tell: Callable[[BaseException], None]) -> None:
    """Send errors that nobody caught to the log and to `tell`, never to standard error."""

    def hook(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        logger.error("unexpected %s", describe(error))
        tell(error)

    sys.excepthook = hook
