"""The names of the journals that can be brought in."""

from __future__ import annotations

from typing import Final

AUTO: Final = "auto"
"""Find out which one it is."""
OWN: Final = "own"
"""A copy that this app made."""
MARKDOWN: Final = "markdown"
DAY_ONE: Final = "day-one"
DAY_ONE_CLASSIC: Final = "day-one-classic"
JRNL: Final = "jrnl"
REDNOTEBOOK: Final = "rednotebook"
MINI_DIARY: Final = "mini-diary"
MINI_DIARIUM: Final = "mini-diarium"
JOPLIN: Final = "joplin"
JOURNEY: Final = "journey"
STANDARD_NOTES: Final = "standard-notes"
DIARIUM: Final = "diarium"

FORMATS: Final = (
    AUTO, OWN, MARKDOWN, DAY_ONE, DAY_ONE_CLASSIC, JRNL, REDNOTEBOOK, MINI_DIARY, MINI_DIARIUM,
    JOPLIN, JOURNEY, STANDARD_NOTES, DIARIUM,
)  # fmt: skip
"""What a person may say that a journal is."""
