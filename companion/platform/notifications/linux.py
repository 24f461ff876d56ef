"""Linux: notes through the session's own service.

The Desktop Notifications Specification 1.2
(https://specifications.freedesktop.org/notification-spec/1.2/), spoken with
jeepney over the session's bus: a file of this computer, not a network.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from companion.errors import NoNotifications
from companion.platform.notifications import Action, Answer, words

if TYPE_CHECKING:
    from jeepney import Message

_PATIENCE_SECONDS: Final = 10
_NEVER_BY_ITSELF: Final = 0
"""The note stays until it is answered."""
_MOST_SHOWN: Final = 1_000


class DesktopNotes:
    """The notes of one process; raises NoNotifications where there is no session's bus."""

    def __init__(self) -> None:
        from jeepney import DBusAddress, MatchRule, message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._address = DBusAddress(
            "/org/freedesktop/Notifications",
            bus_name="org.freedesktop.Notifications",
            interface="org.freedesktop.Notifications",
        )
        self._shown: dict[int, tuple[str, ...]] = {}
        self._heard: deque[Message] = deque(maxlen=_MOST_SHOWN)
        try:
            self._connection = open_dbus_connection("SESSION")
            invoked = MatchRule(
                type="signal",
                interface="org.freedesktop.Notifications",
                member="ActionInvoked",
                path="/org/freedesktop/Notifications",
            )
            for rule in (invoked, _owner_rule()):
                self._connection.filter(rule, queue=self._heard)
                self._connection.send_and_get_reply(
                    message_bus.AddMatch(rule), timeout=_PATIENCE_SECONDS
                )
        except (OSError, KeyError, ValueError, RuntimeError) as error:
            raise NoNotifications from error

    look_every: float | None = None
    """Never: the descriptor tells."""

    @property
    def descriptor(self) -> int | None:
        """What can be read from when something was answered."""
        return int(self._connection.sock.fileno())

    def show(self, ids: Sequence[str], *, line: str, sound: bool) -> None:
        """Show one note for some reminders; raise NoNotifications.

        `line` is all that is said. Without a sound the service is asked to make none.
        """
        from jeepney import MessageType, new_method_call

        buttons = words()
        actions = ["default", buttons[Action.OPEN]]  # the note itself, where one clicks it
        for action, title in buttons.items():
            actions += [str(action), title]
        hints: dict[str, tuple[str, Any]] = {"urgency": ("y", 1), "transient": ("b", False)}
        hints |= (
            {"sound-name": ("s", "message-new-instant")}
            if sound
            else {"suppress-sound": ("b", True)}
        )
        body = (
            "Companion", 0, "", line, "", actions, hints,
            _NEVER_BY_ITSELF,
        )  # fmt: skip
        message = new_method_call(self._address, "Notify", "susssasa{sv}i", body)
        try:
            reply = self._connection.send_and_get_reply(message, timeout=_PATIENCE_SECONDS)
        except OSError as error:  # a TimeoutError is one, too
            raise NoNotifications from error
        if reply.header.message_type is not MessageType.method_return:
            raise NoNotifications
        self._shown[int(reply.body[0])] = tuple(ids)
        while len(self._shown) > _MOST_SHOWN:
            del self._shown[next(iter(self._shown))]

    def answers(self) -> list[Answer]:
        """Return what was answered since; raise NoNotifications when the session ended."""
        try:
            while True:
                self._connection.recv_messages(timeout=0)
        except TimeoutError:
            pass
        except OSError as error:
            raise NoNotifications from error
        found = []
        while self._heard:
            answer = self._answer_in(self._heard.popleft())
            if answer is not None:
                found.append(answer)
        return found

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _close_note(self, number: int) -> None:
        """Take a note that was answered off the screen; not every service does so by itself."""
        from jeepney import new_method_call

        with suppress(OSError):
            self._connection.send(
                new_method_call(self._address, "CloseNotification", "u", (number,))
            )

    def _answer_in(self, message: Message) -> Answer | None:
        match message.body:
            case (int(number), str(key)) if number in self._shown:
                action = Action.OPEN if key == "default" else key
                if action in list(Action):
                    self._close_note(number)
                    return Answer(Action(action), self._shown.pop(number))
            case (str(), str(), str()):
                self._shown.clear()  # another service now, which numbers anew
        return None


def _owner_rule() -> Any:
    """Return what tells that the service began or ended: a note it refused can be shown then."""
    from jeepney import MatchRule

    rule = MatchRule(
        type="signal",
        sender="org.freedesktop.DBus",
        interface="org.freedesktop.DBus",
        member="NameOwnerChanged",
        path="/org/freedesktop/DBus",
    )
    rule.add_arg_condition(0, "org.freedesktop.Notifications")
    return rule
