"""A fake of each seam in companion/platform, for tests that need no real one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from companion.errors import KeyringSilent, NoNotifications
from companion.platform.notifications import Answer
from companion.platform.screen_lock import BusSignal


class Remembered:
    """A key store that keeps what it is given, and can fall silent."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}
        self.silent = False

    def get(self, vault_id: str) -> str | None:
        """Return what is kept."""
        if self.silent:
            raise KeyringSilent
        return self.items.get(vault_id)

    def put(self, vault_id: str, secret: str) -> None:
        """Keep it."""
        if self.silent:
            raise KeyringSilent
        self.items[vault_id] = secret

    def prove(self, vault_id: str) -> None:
        """Be good, unless silent."""
        if self.silent:
            raise KeyringSilent

    def remove(self, vault_id: str) -> None:
        """Forget it."""
        if self.silent:
            raise KeyringSilent
        self.items.pop(vault_id, None)


class NotesOnPaper:
    """Notes down what would be shown."""

    descriptor: int | None = None
    look_every: float | None = None

    def __init__(self) -> None:
        self.shown: list[tuple[tuple[str, ...], str, bool]] = []
        self.is_there = True
        self.to_answer: list[Answer] = []

    def show(self, ids: Sequence[str], *, line: str, sound: bool) -> None:
        if not self.is_there:
            raise NoNotifications
        self.shown.append((tuple(ids), line, sound))

    def answers(self) -> list[Answer]:
        if not self.is_there:
            raise NoNotifications
        found, self.to_answer = self.to_answer, []
        return found

    def close(self) -> None:
        """Have nothing to close."""


@dataclass(frozen=True)
class ButtonOnPaper:
    """A button of a note, as the library has it."""

    title: str
    on_pressed: Callable[[], None]


@dataclass(frozen=True)
class NoteOnPaper:
    """What the library was asked to show."""

    title: str
    message: str
    buttons: list[ButtonOnPaper]
    on_clicked: Callable[[], None]
    sound: object


class LibraryOnPaper:
    """Stands for the module desktop_notifier and for its one notifier."""

    DEFAULT_SOUND = "default"
    Button = ButtonOnPaper

    def __init__(self) -> None:
        self.shown: dict[str, NoteOnPaper] = {}
        self.able = frozenset({"message", "buttons"})
        self.is_allowed = True
        self.refuses = False
        self.is_broken = False

    def DesktopNotifierSync(self, *, app_name: str, app_icon: None) -> LibraryOnPaper:  # noqa: N802
        self._work()
        return self

    def get_capabilities(self) -> frozenset[str]:
        return self.able

    def request_authorisation(self) -> bool:
        return self.is_allowed

    def send(self, *, on_dispatched: Callable[[], None], **words: Any) -> str:
        self._work()
        name = f"note-{len(self.shown)}"
        if not self.refuses:
            self.shown[name] = NoteOnPaper(**words)
            on_dispatched()
        return name

    def get_current_notifications(self) -> list[str]:
        self._work()
        return list(self.shown)

    def press(self, button: int) -> None:
        """Press a button of the newest note, which is gone then."""
        self.shown.popitem()[1].buttons[button].on_pressed()

    def click(self) -> None:
        """Click the newest note itself."""
        self.shown.popitem()[1].on_clicked()

    def _work(self) -> None:
        if self.is_broken:
            raise OSError


class FakeProtection:
    """Remembers which windows are covered."""

    def __init__(self, *, can_protect: bool = True) -> None:
        self.can_protect = can_protect
        self.covered: dict[int, bool] = {}

    def protect(self, window_id: int, *, on: bool) -> bool:
        self.covered[window_id] = on
        return True


class RegistryOnPaper:
    """A key of the registry on paper."""

    def __init__(self, *, is_closed: bool = False) -> None:
        self.values: dict[str, str] = {}
        self.writes = 0
        self._is_closed = is_closed

    def read(self, name: str) -> str | None:
        return self.values.get(name)

    def write(self, name: str, value: str) -> None:
        if self._is_closed:
            raise PermissionError
        self.values[name] = value
        self.writes += 1

    def delete(self, name: str) -> None:
        if name not in self.values:
            raise FileNotFoundError
        del self.values[name]


class FakeScreenLock:
    """A system whose lock is a call from the test."""

    def __init__(self) -> None:
        self.act: Callable[[], None] | None = None
        self.starts = 0

    @property
    def is_on(self) -> bool:
        return self.act is not None

    def start(self, act: Callable[[], None]) -> None:
        self.act = act
        self.starts += 1

    def stop(self) -> None:
        self.act = None


class FakeEars:
    """A window whose bus and messages are calls from the test."""

    WINDOW = 41

    def __init__(self) -> None:
        self.signals: tuple[BusSignal, ...] = ()
        self.hear_signal: Callable[[bool | Mapping[str, object]], None] | None = None
        self.hear_message: Callable[[bytes, int], None] | None = None

    def hear_bus(
        self, signals: Sequence[BusSignal], hear: Callable[[bool | Mapping[str, object]], None]
    ) -> None:
        self.signals, self.hear_signal = tuple(signals), hear

    def leave_bus(self) -> None:
        self.signals, self.hear_signal = (), None

    def hear_messages(self, hear: Callable[[bytes, int], None]) -> int | None:
        self.hear_message = hear
        return self.WINDOW

    def leave_messages(self) -> None:
        self.hear_message = None


class FakeFunction:
    """A function of a library of Windows; remembers how it was called."""

    argtypes: tuple[Any, ...] = ()
    restype: Any = None

    def __init__(self) -> None:
        self.calls: list[tuple[int, ...]] = []

    def __call__(self, *values: int) -> int:
        assert len(values) == len(self.argtypes)
        self.calls.append(values)
        return 1
