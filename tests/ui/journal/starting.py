"""What the tests of things to begin with share."""

from __future__ import annotations

from companion.journal.prompts import prompt_groups
from companion.ui.journal.start_page import StartPage

GROUP = prompt_groups("en")[0]


def choose(page: StartPage, group_id: str = GROUP.id) -> None:
    page.prompts.groups.choose(group_id)
    page.prompts.groups.chosen.emit(group_id)
