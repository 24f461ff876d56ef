"""Windows itself is not here; what its notes do is in test_library.py."""

from __future__ import annotations

import logging

from companion.platform.notifications.windows import Toasts
from tests.platform.fakes import LibraryOnPaper


def test_words_of_a_note_come_into_no_log() -> None:
    Toasts(LibraryOnPaper())
    assert not logging.getLogger("desktop_notifier").propagate
    assert logging.getLogger("desktop_notifier").handlers
