"""What the walk found: every state, and everything there is to do on each page.

`python -m tests.ui.crawler.kept` walks anew and writes it down, after a screen was
added or changed; it takes some minutes. The tests go to the states directly, and a
button, list or page that is not known here fails them.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
from dataclasses import asdict, astuple
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.builders import CHEAP
from tests.ui.crawler.walk import Beginning, Crawler, Known, Places, State, Step

FILE = Path(__file__).with_name("states.json")


def read() -> list[State]:
    """Return the kept states."""
    return [
        State(
            Beginning(each["beginning"]),
            tuple(Step(**step) for step in each["path"]),
            each["page"],
        )
        for each in _document()["states"]
    ]


def read_known() -> set[Known]:
    """Return what there is to do on each page."""
    return {Known(*each) for each in _document()["known"]}


def read_classes() -> set[str]:
    """Return the names of the kinds of widgets that were seen."""
    return set(_document()["classes"])


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return document


def read_pages() -> list[State]:
    """Return of each page the plainest state and the one that was farthest to walk to."""
    states = read()
    first = {state.page: state for state in reversed(states)}
    last = {state.page: state for state in states}
    return [state for state in states if state in {first[state.page], last[state.page]}]


def write(crawler: Crawler) -> None:
    """Keep what a walk found."""
    states = [
        {
            "beginning": each.beginning.value,
            "page": each.page,
            "path": [asdict(step) for step in each.path],
        }
        for each in crawler.found
    ]
    parts: dict[str, list[Any]] = {
        "states": states,
        "known": [astuple(each) for each in sorted(crawler.known)],
        "classes": sorted({each.__name__ for each in crawler.classes}),
    }
    written = (
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(line) for line in lines) + "\n]"
        for name, lines in parts.items()
    )
    FILE.write_text("{\n" + ",\n".join(written) + "\n}\n", "utf-8")


def main() -> None:
    """Walk and keep what was found."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from companion import i18n
    from companion.ui import application
    from companion.vault import stretching
    from tests.ui.conftest import SETTINGS

    stretching.calibrated = lambda: CHEAP
    gc.disable()  # as the app does
    i18n.use(SETTINGS.language)
    application.make(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        crawler = Crawler(Places(Path(folder)), SETTINGS, (1280, 900))
        crawler.walk(lambda _state, _window: None)
    write(crawler)


if __name__ == "__main__":
    main()
