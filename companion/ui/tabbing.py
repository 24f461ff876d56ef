"""Tab and Shift+Tab through a window: every control once, and never in a circle.

Qt also stops at a container that hands the focus on (a screen with a focus
proxy). From there it would come to the control where the screen begins, again
and again, past all that stand before it, and never back to Get help now.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def move(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next or former control; say whether there is one."""
    focused: QWidget | None = window.focusWidget()
    current = window if focused is None else focused
    widget = current
    while True:
        following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if following is None or following is current:
            return False
        widget = following
        if _takes_tab(widget, window):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            widget.setFocus(reason)
            return True


def _takes_tab(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(window)
    )
