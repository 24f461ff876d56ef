"""A story told in one look: the app, its words in the person's language, and a film of it.

Run by the system's Python inside a journey's stage, which knows nothing of the app's
libraries; the words come from the same catalogue as the window's.
"""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.journeys import traces
from tests.journeys.reader import Journey

ROOT: Final = Path(__file__).parents[2]
LANGUAGE: Final = os.environ.get("TALE_LANGUAGE", "en")
KEY: Final = os.environ.pop("TALE_KEY", "")  # nothing that the app starts gets to know it
TRACE: Final = "trace"
_FILM: Final = os.environ.get("TALE_FILM", "")


class _Unknown(gettext.NullTranslations):
    """Ends a story that speaks words the window does not have, in English too."""

    def gettext(self, message: str) -> str:
        """Say which words."""
        sys.exit(f"the window has no words {message!r}")


_catalogue = gettext.translation("companion", ROOT / "assets" / "locale", ["es"])
_catalogue.add_fallback(_Unknown())


def _(words: str) -> str:
    """Return words of the window in the language of the story."""
    translated = _catalogue.gettext(words)
    return words if LANGUAGE == "en" else translated


class Tale(Journey):
    """One running app, spoken to in English; the window answers in the story's language."""

    _frames = 0

    def focus(self, name: str) -> None:
        """Wait until a control has the keyboard."""
        self.wait_for_focus(_(name))

    def tab(self, name: str, *, inside: bool = False) -> None:
        """Press Tab until a control has the keyboard."""
        self.tab_to(_(name), inside=inside)

    def sees(self, words: str) -> None:
        """Wait until something with these words is showing."""
        self.wait_for_text(_(words).split("{", maxsplit=1)[0].strip())

    def page_is(self, text: str) -> None:
        """Wait until the page on the screen holds a text."""
        self.wait_until(lambda: self.text_of(_("Page")) == text, repr(text))

    def unlock(self, key: str = KEY) -> None:
        """Type the key on the lock screen; it opens on a page."""
        self.unlock_to(key=key)
        self.focus("Page")

    def unlock_to(self, words: str = "", *, key: str = KEY) -> None:
        """Type the key on the lock screen, and wait until some words are showing."""
        self.focus("Your key")
        self.type(key)
        self.keys("Return")
        if words:
            self.sees(words)

    def frame(self) -> None:
        """Take a picture of the screen for the film, where one is made."""
        if not _FILM:
            return
        self._frames += 1
        file = Path(_FILM) / f"{self._frames:02}.webp"
        python = os.environ["COMPANION_PYTHON"]
        subprocess.run([python, "-m", "tests.journeys.snapshot", file], check=True, cwd=ROOT)


def begin() -> Tale:
    """Start the app in the folder that the stage made, and note what it asks of the system."""
    base = Path(sys.argv[1])
    return Tale(base, *traces.command(base.parent / TRACE))
