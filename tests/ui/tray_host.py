"""A panel as desktops have one: it takes an icon over the session's bus, and uses its menu.

The service org.kde.StatusNotifierWatcher of the StatusNotifierItem specification,
and a reader of com.canonical.dbusmenu. It prints what it was shown, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_WATCHER = "org.kde.StatusNotifierWatcher"
_PATIENCE_SECONDS = 60
_PROPERTIES = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


class Host:
    """The panel, and the one icon in it."""

    def __init__(self) -> None:
        self._bus: DBusConnection = open_dbus_connection("SESSION")
        self._bus.send_and_get_reply(message_bus.RequestName(_WATCHER))
        self._owner = ""

    def wait_for_icon(self) -> None:
        """Serve the watcher's interface until an icon comes."""
        while not self._owner:
            self._serve(self._bus.receive(timeout=_PATIENCE_SECONDS))

    def _serve(self, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        match message.header.fields.get(HeaderFields.member):
            case "RegisterStatusNotifierItem":
                self._owner = str(message.header.fields[HeaderFields.sender])
                self._bus.send(new_method_return(message))
            case "Get":
                found = _PROPERTIES[message.body[1]]
                self._bus.send(new_method_return(message, "v", (found,)))
            case "GetAll":
                self._bus.send(new_method_return(message, "a{sv}", (_PROPERTIES,)))
            case _:
                self._bus.send(new_method_return(message))

    def icon(self) -> dict[str, Any]:
        """Return all that the icon tells of itself."""
        item = DBusAddress("/StatusNotifierItem", self._owner, "org.kde.StatusNotifierItem")
        (found,) = self._asked(Properties(item).get_all())
        return {name: value for name, (_kind, value) in found.items()}

    def menu(self) -> dict[str, int]:
        """Return what is in the menu now, and its numbers; what is not seen is left out."""
        self._asked(self._menu_call("AboutToShow", "i", (0,)))
        _revision, (_root, _properties, children) = self._asked(
            self._menu_call("GetLayout", "iias", (0, -1, []))
        )
        found = {}
        for _kind, (number, properties, _inner) in children:
            told = {name: value for name, (_sign, value) in properties.items()}
            if told.get("visible", True) and told.get("type") != "separator":
                found[str(told["label"]).replace("_", "")] = number
        return found

    def choose(self, label: str) -> None:
        """Click on a line of the menu."""
        body = (self.menu()[label], "clicked", ("s", ""), 0)
        self._asked(self._menu_call("Event", "isvu", body))

    def _menu_call(self, name: str, signature: str, body: tuple[Any, ...]) -> Message:
        menu = DBusAddress("/MenuBar", self._owner, "com.canonical.dbusmenu")
        return new_method_call(menu, name, signature, body)

    def _asked(self, call: Message) -> Any:
        reply = self._bus.send_and_get_reply(call, timeout=_PATIENCE_SECONDS)
        assert reply.header.message_type is MessageType.method_return, reply.body
        return reply.body

    def until(self, found: Callable[[], bool]) -> None:
        """Ask until something is so; each question takes its own time."""
        end = monotonic() + _PATIENCE_SECONDS
        while not found():
            assert monotonic() < end


def _pixels_left_out(icon: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in icon.items() if not name.endswith("Pixmap")}


def main() -> None:
    """Use the icon once from end to end; the last thing is Hide now."""
    host = Host()
    say = sys.stdout.write
    say("ready\n")
    sys.stdout.flush()
    host.wait_for_icon()
    told: dict[str, Any] = {"icon": _pixels_left_out(host.icon()), "menu": list(host.menu())}
    host.choose("Pause reminders")
    host.until(lambda: "Turn reminders on again" in host.menu())
    told["paused"] = list(host.menu())
    host.choose("Turn reminders on again")
    host.until(lambda: "Pause reminders" in host.menu())
    host.choose("Get help now")
    told["in help"] = list(host.menu())
    say(json.dumps(told) + "\n")
    sys.stdout.flush()
    host.choose("Hide now")


if __name__ == "__main__":
    main()
