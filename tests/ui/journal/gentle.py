"""What the tests of gentle writing share."""

from __future__ import annotations

from companion.journal.choices import WritingChoices
from companion.ui.journal.start_page import StartPage
from companion.ui.workspace import Workspace


class Clock:
    """Seconds that go forward only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def begin(workspace: Workspace, minutes: int = 10, before: int | None = 7) -> None:
    workspace.journal.start.habits.choose(WritingChoices(gentle_writing=True))
    workspace.journal.start.open()
    page = workspace.side
    assert isinstance(page, StartPage)
    page.gentle.minutes.choose(str(minutes))
    page.gentle.before.choose(before)
    page.gentle.begin_button.click()
