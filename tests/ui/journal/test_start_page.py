"""Something to start from: only what was asked for is shown."""

from __future__ import annotations

from companion.ui.journal.start_page import StartPage


def test_no_line_is_on_the_screen_by_itself(start: StartPage) -> None:
    assert start.prompts.line.isHidden()
    assert start.prompts.take_button.isHidden()
