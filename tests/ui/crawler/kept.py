"""The states that were found: walked to once, gone to directly in every other look.

`python -m tests.ui.crawler.kept` walks anew and writes them down, after a screen
was added or changed.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.support.builders import CHEAP
from tests.ui.crawler.walk import Beginning, Crawler, Places, State, Step

FILE = Path(__file__).with_name("states.json")


def read() -> list[State]:
    """Return the kept states."""
    found = json.loads(FILE.read_text("utf-8"))
    return [
        State(
            Beginning(each["beginning"]),
            tuple(Step(**step) for step in each["path"]),
            each["page"],
        )
        for each in found
    ]


def read_pages() -> list[State]:
    """Return of each page the plainest state and the one that was farthest to walk to."""
    states = read()
    first = {state.page: state for state in reversed(states)}
    last = {state.page: state for state in states}
    return [state for state in states if state in {first[state.page], last[state.page]}]


def write(states: list[State]) -> None:
    """Keep states."""
    lines = [
        json.dumps(
            {
                "beginning": each.beginning.value,
                "page": each.page,
                "path": [asdict(step) for step in each.path],
            }
        )
        for each in states
    ]
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


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
    write(crawler.found)


if __name__ == "__main__":
    main()
