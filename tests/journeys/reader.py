"""Reads and uses the window as a screen reader and a keyboard do.

Run by the system's Python, which has the AT-SPI bindings, inside
`dbus-run-session` and a virtual screen; see tests/journeys/stage.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60.0
"""Seconds to wait for something that must come; only a broken app makes us wait so long."""


class Journey:
    """One running app, read through the accessibility tree."""

    def __init__(self, base: Path, *before: str, **environment: str) -> None:
        """Start the app; `before` is a command to run it under, like strace."""
        self.base = base
        variables = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **environment}
        variables.setdefault("LC_ALL", "C.UTF-8")
        installed = os.environ.get("COMPANION_COMMAND")  # set where a package is tried
        command = [installed] if installed else [os.environ["COMPANION_PYTHON"], "-m", "companion"]
        # A portable copy finds its place by itself: beside itself.
        where = [] if "COMPANION_PORTABLE" in os.environ else ["--base-dir", str(base)]
        self.process = subprocess.Popen(
            [*before, *command, *where],
            env=variables,
            cwd=os.environ["COMPANION_ROOT"],
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.kill(self.app_pid(), signal.SIGTERM)
            self.process.wait(PATIENCE)

    # Reading

    def nodes(self) -> Iterator[Atspi.Accessible]:
        """Give everything that is showing in the app's windows."""
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(number)
            try:
                if application is not None and application.get_process_id() in self._family():
                    yield from _below(application)
            except GLib.Error:
                continue

    def _family(self) -> set[int]:
        """Return the app's process and its children: the agent, and strace beside it."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {self.process.pid, *map(int, children.read_text().split())}

    def app_pid(self) -> int:
        """Return the id of the process that shows the window."""
        shown = (each for each in self._family() if not _shows_nothing(each))
        return max(shown, default=self.process.pid)

    def find(self, name: str, role: str = "") -> Atspi.Accessible | None:
        """Return what is showing under a name, or None."""
        for node in self.nodes():
            try:
                if node.get_name() == name and (not role or role_of(node) == role):
                    return node
            except GLib.Error:
                continue
        return None

    def wait_for(self, name: str, role: str = "") -> Atspi.Accessible:
        """Return what is showing under a name as soon as it does."""
        found: list[Atspi.Accessible] = []

        def look() -> bool:
            node = self.find(name, role)
            if node is not None:
                found.append(node)
            return node is not None

        self.wait_until(look, f"{name!r} to show")
        return found[-1]

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Return as soon as a condition holds; end the journey when it never does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except GLib.Error:
                pass
            if self.process.poll() is not None:
                sys.exit(f"the app ended with {self.process.returncode} while waiting for {what}")
            GLib.MainContext.default().iteration(may_block=False)
            subprocess.run(["/bin/true"], check=False)  # give the app a moment
        names = sorted({node.get_name() for node in self.nodes() if node.get_name()})
        sys.exit(f"waited {PATIENCE} s for {what}; showing: {names}")

    def wait_for_text(self, part: str) -> None:
        """Return as soon as something showing is spoken with these words in it."""
        self.wait_until(
            lambda: any(part in (node.get_name() or "") for node in self.nodes()), repr(part)
        )

    def rows(self, name: str) -> int:
        """Return how many lines a list has; 0 when it is not showing."""
        found = self.find(name, "list")
        return 0 if found is None else int(found.get_child_count())

    def text_of(self, name: str) -> str:
        """Return the text in a field."""
        text = self.wait_for(name, "text").get_text_iface()
        return str(Atspi.Text.get_text(text, 0, -1))

    def focused(self) -> str:
        """Return the name of what has the keyboard: the innermost of what says so."""
        return self._focus()[0]

    def _focus(self) -> tuple[str, int, int]:
        """Return the name of what has the keyboard, and where it is: two can be called alike."""
        focus = ("", 0, 0)
        for node in self.nodes():
            try:
                if _has_keyboard(node):
                    place = Atspi.Component.get_position(
                        node.get_component_iface(), Atspi.CoordType.WINDOW
                    )
                    focus = (str(node.get_name() or focus[0]), place.x, place.y)
            except (GLib.Error, TypeError):
                continue
        return focus

    def wait_for_focus(self, name: str) -> None:
        """Return as soon as something has the keyboard."""
        try:
            self.wait_until(lambda: self.focused() == name, f"the focus on {name!r}")
        except SystemExit as end:
            sys.exit(f"{end}; the keyboard is on {self.focused()!r}")

    # Doing

    def keys(self, *names: str) -> None:
        """Press keys, in the words of xdotool: 'Return', 'ctrl+s'."""
        subprocess.run(["xdotool", "key", "--delay", "20", *names], check=True)

    def type(self, text: str) -> None:
        """Type a text."""
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def tab_to(self, name: str, *, inside: bool = False) -> None:
        """Press Tab until something has the keyboard; with `inside` until a list of that name.

        What a list speaks when it has the keyboard is its chosen line.
        """
        passed: list[str] = []
        for _press in range(40):
            before = self._focus()
            if before[0] == name or (inside and self._list_has_focus(name)):
                return
            passed.append(before[0])
            self.keys("Tab")
            what = f"the focus to leave {before[0]!r}"
            self.wait_until(lambda before=before: self._focus() != before, what)  # type: ignore[misc]
        sys.exit(f"Tab never comes to {name!r}: {passed}")

    def _list_has_focus(self, name: str) -> bool:
        found = self.find(name, "list")
        return found is not None and found.get_state_set().contains(Atspi.StateType.FOCUSED)

    def press(self, name: str, role: str = "push button") -> None:
        """Do what a screen reader's user does to a button; one that stays down is a check box."""
        Atspi.Action.do_action(self.wait_for(name, role).get_action_iface(), 0)


def role_of(node: Atspi.Accessible) -> str:
    """Return what something is, in the words of AT-SPI before 2.54 (Debian 13 has later ones)."""
    role = str(node.get_role_name())
    return "push button" if role == "button" else role


def _has_keyboard(node: Atspi.Accessible) -> bool:
    """Say whether a control has the keyboard; the chosen line of a list only with its list.

    Qt says of a list's current line that it is focused, wherever the focus is.
    """
    if not node.get_state_set().contains(Atspi.StateType.FOCUSED):
        return False
    if node.get_role_name() != "list item":
        return True
    around = node.get_parent()
    return around is not None and around.get_state_set().contains(Atspi.StateType.FOCUSED)


def _shows_nothing(pid: int) -> bool:
    """Say whether a process is the agent, strace, or one that has ended already.

    One that becomes another program has no command for a moment; that has not ended.
    """
    place = Path(f"/proc/{pid}")
    try:
        command = (place / "cmdline").read_bytes()
        has_ended = "\nState:\tZ" in (place / "status").read_text()
    except (FileNotFoundError, ProcessLookupError):  # since it was listed
        return True
    return has_ended or command.endswith(b"\0agent\0") or command.startswith(b"strace\0")


def _below(node: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is None:
            continue
        try:
            states = child.get_state_set()
            if states.contains(Atspi.StateType.SHOWING) or child.get_role_name() in {
                "application",
                "frame",
            }:
                yield child
                yield from _below(child)
        except GLib.Error:
            continue
