"""What the pages of Care can be asked for, and what comes along into screens made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from companion.care.player import Playing
from companion.care.suggest import Wish

if TYPE_CHECKING:
    from companion.ui.care.state import CareState


@runtime_checkable
class ShowsState(Protocol):
    """A page that shows what a person chose."""

    def show_state(self, state: CareState) -> None:
        """Show it; also when it changed."""


@runtime_checkable
class Filled(Protocol):
    """A page one types into: it comes along when the screens are made anew."""

    def filled(self) -> object:
        """Return what was typed."""

    def fill(self, filled: object) -> None:
        """Put it back."""

    def keep(self) -> None:
        """Have it written into the vault, because the journal is about to be locked."""


@dataclass(frozen=True, slots=True)
class CareMoment:
    """Where one was in Care, and what was typed there."""

    trail: tuple[tuple[str, Any], ...]
    wish: Wish
    turn: int
    filled: object = None
    playing: Playing | None = None


def shows_state(page: object) -> ShowsState | None:
    """Return a page as one that shows what was chosen, if it does."""
    return page if isinstance(page, ShowsState) else None


def filled(page: object) -> Filled | None:
    """Return a page as one that is typed into, if it is."""
    return page if isinstance(page, Filled) else None
