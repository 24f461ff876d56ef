from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import SecretService, chainer, fail, null

from companion.errors import KeyringSilent, KeyringUnsafe
from companion.platform.key_store import device_store
from companion.platform.key_store.device_store import DeviceStore, require_allowed
from companion.wording import explain


class Kept(SecretService.Keyring):
    """A subclass is not the class itself."""


class LookAlike:
    """One that says it is another."""


LookAlike.__module__, LookAlike.__qualname__ = "keyring.backends.SecretService", "Keyring"


def named(module: str, name: str) -> type:
    """Make a class that says it is one of another library, which need not be there."""
    return type(name, (), {"__module__": module, "__qualname__": name})


UNSAFE: list[Any] = [
    null.Keyring, fail.Keyring, chainer.ChainerBackend, Kept, LookAlike, object,
    named("keyrings.alt.file", "PlaintextKeyring"), named("keyrings.alt.file", "EncryptedKeyring"),
    named("keyrings.alt.Windows", "RegistryKeyring"),
    named("keyring.backends.kwallet", "DBusKeyring"),
]  # fmt: skip


@pytest.mark.parametrize("kind", UNSAFE)
def test_unsafe_stores_are_refused_before_anything_is_kept(kind: Any) -> None:
    store = DeviceStore(kind())
    ways: list[Callable[[], object]] = [
        lambda: store.put("id", "secret"),
        lambda: store.get("id"),
    ]
    for work in ways:
        with pytest.raises(KeyringUnsafe):
            work()


def test_the_good_class_itself_is_allowed() -> None:
    backend: Any = SecretService.Keyring  # without types
    require_allowed(backend())


def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_store, "require_allowed", lambda _backend: None)


class Forgetful:
    """Takes everything, gives nothing back."""

    def set_password(self, *_: str) -> None:
        """Take it."""

    def get_password(self, *_: str) -> None:
        """Give nothing."""


def test_a_store_that_forgets_is_unsafe(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed(monkeypatch)
    with pytest.raises(KeyringUnsafe):
        DeviceStore(Forgetful()).put("id", "secret")


def test_a_store_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """T28: whoever waits for a keyring's own dialog can wait for ever."""
    allowed(monkeypatch)
    answer = threading.Event()

    class Hanging:
        def get_password(self, *_: str) -> str:
            answer.wait()
            return "late"

    with pytest.raises(KeyringSilent):
        DeviceStore(Hanging(), patience=0.01).get("id")
    answer.set()


def test_a_question_that_is_cancelled_is_given_up_long_before_its_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever closes the window does not wait for a dialog that nobody answers."""
    allowed(monkeypatch)
    answer, asked = threading.Event(), threading.Event()

    class Hanging:
        def get_password(self, *_: str) -> str:
            asked.set()
            answer.wait()
            return "late"

    with pytest.raises(KeyringSilent):
        DeviceStore(Hanging(), patience=10**9, is_cancelled=asked.is_set).get("id")
    answer.set()


def test_a_bus_that_never_answers_is_given_up_too(tmp_path: Path) -> None:
    """T28: a bus that takes the call and says nothing, before any keyring is reached."""
    code = (
        "import socket, sys, threading\n"
        "from companion.errors import KeyringSilent\n"
        "from companion.platform.key_store.device_store import DeviceStore\n"
        "import keyring.backends.SecretService\n"
        "mute = socket.socket(socket.AF_UNIX)\n"
        "mute.bind(sys.argv[1])\n"
        "mute.listen()\n"
        "def ask():\n"
        "    try:\n"
        "        DeviceStore(patience=0.3).get('id')\n"
        "    except KeyringSilent:\n"
        "        print('given up', flush=True)\n"
        "asking = threading.Thread(target=ask, daemon=True)\n"
        "asking.start()\n"
        "asking.join(20)\n"
        "mute.settimeout(0)\n"
        "print('asked' if mute.accept() else '', flush=True)\n"
        "import os; os._exit(0)\n"
    )
    bus = str(tmp_path / "bus")
    environment = {
        **os.environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}", "PYTHONPATH": str(Path.cwd()),
    }  # fmt: skip
    said = subprocess.run(
        [sys.executable, "-c", code, bus],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert said.stdout.splitlines() == ["given up", "asked"]


def test_what_a_keyring_raises_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed(monkeypatch)

    class Broken:
        def get_password(self, *_: str) -> str:
            raise OSError("prompt dismissed")

    with pytest.raises(KeyringSilent):
        DeviceStore(Broken()).get("id")


def test_no_variable_and_no_file_chooses_another_store(tmp_path: Path) -> None:
    """T26: env and keyringrc.cfg point to a store of plain text; it is never made."""
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    (tmp_path / "plain.py").write_text(
        "from keyring.backend import KeyringBackend\n"
        "import pathlib\n"
        "class Keyring(KeyringBackend):\n"
        "    priority = 99\n"
        f"    def __init__(self):\n        pathlib.Path({str(tmp_path / 'made')!r}).touch()\n"
        "    def set_password(self, *a):\n"
        f"        pathlib.Path({str(tmp_path / 'kept')!r}).touch()\n"
        "    def get_password(self, *a):\n        return 'plain'\n"
        "    def delete_password(self, *a):\n        pass\n"
    )
    (config / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=plain.Keyring\n")
    code = (
        "from companion.platform.key_store.device_store import DeviceStore\n"
        "from companion.errors import KeyringUnsafe\n"
        "try:\n    DeviceStore().put('id', 'secret')\n"
        "except KeyringUnsafe:\n    print('refused')\n"
    )
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "plain.Keyring",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": os.pathsep.join([str(Path.cwd()), str(tmp_path)]),
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'no-bus'}",
    }
    said = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout == "refused\n"
    assert not (tmp_path / "made").exists()
    assert not (tmp_path / "kept").exists()


def test_each_reason_has_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is refused says why."""
    told = []
    monkeypatch.setitem(device_store._ALLOWED, sys.platform, ("no.such.module", "Keyring"))
    forgetting: Any = null.Keyring  # without types
    for store in (DeviceStore(forgetting()), DeviceStore()):
        with pytest.raises(KeyringUnsafe) as refused:
            store.put("id", "secret")
        told.append(explain(refused.value).sentence)
    allowed(monkeypatch)
    with pytest.raises(KeyringUnsafe) as refused:
        DeviceStore(Forgetful()).put("id", "secret")
    told.append(explain(refused.value).sentence)
    assert "may keep its secrets open" in told[0]
    assert "has no key store" in told[1]
    assert "did not give back" in told[2]
