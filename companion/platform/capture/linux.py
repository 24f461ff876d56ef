"""Linux: neither X11 nor Wayland lets a window refuse to be in a picture of the screen."""

from __future__ import annotations


class NoProtection:
    """Promises nothing."""

    @property
    def can_protect(self) -> bool:
        """There is no way."""
        return False

    def protect(self, window_id: int, *, on: bool) -> bool:
        """Do nothing, and say so."""
        return False
