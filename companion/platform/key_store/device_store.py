"""The system's own keyring, when it is one that keeps its secrets locked.

The `keyring` library (MIT) is not asked to choose: its choice follows an
environment variable and a file that anybody of this account can write, and may
fall on a store that is plain text on the disk, or on one that forgets
everything and says nothing. The few classes that are good are made here by
name, one for each system; all others are refused. Every call runs on a thread
of its own with a time limit, since a keyring that waits for its own dialog can
wait for ever; a thread that is given up ends with the process.
"""

from __future__ import annotations

import importlib
import secrets
import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeVar

from companion.errors import KeyringSilent, KeyringUnsafe
from companion.paths import APP
from companion.platform.key_store import ANSWER_SECONDS, never

_LOOK_SECONDS: Final = 0.1
"""How soon a question that was cancelled is given up."""
_ALLOWED: Final = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}
_Answer = TypeVar("_Answer")


class DeviceStore:
    """A place for one small secret for each vault, kept by the system."""

    def __init__(
        self,
        backend: Any = None,
        *,
        system: str = sys.platform,
        patience: float = ANSWER_SECONDS,
        is_cancelled: Callable[[], bool] = never,
    ) -> None:
        """Without a backend the one of the system is made, when something is asked."""
        self._backend = backend
        self._system = system
        self._patience = patience
        """Seconds until an answer is given up."""
        self._is_cancelled = is_cancelled

    def get(self, vault_id: str) -> str | None:
        """Return the secret of a vault, or None; raise KeyringUnsafe or KeyringSilent."""
        found = self._call(lambda backend: backend.get_password(APP, vault_id))
        return None if found is None else str(found)

    def put(self, vault_id: str, secret: str) -> None:
        """Keep the secret of a vault and prove that it is kept.

        A trial secret is written, read, compared and removed first. Raises
        KeyringUnsafe, also for a store that does not give back what it took, and
        KeyringSilent.
        """
        self.prove(vault_id)
        self._put_and_compare(vault_id, secret)

    def prove(self, vault_id: str) -> None:
        """Write, read, compare and remove a trial secret; raises as `put` does."""
        self._put_and_compare(f"{vault_id}-trial", secrets.token_hex(16))
        self.remove(f"{vault_id}-trial")

    def remove(self, vault_id: str) -> None:
        """Remove the secret of a vault; harmless when there is none. Raises as `get` does."""
        if self.get(vault_id) is not None:
            self._call(lambda backend: backend.delete_password(APP, vault_id))

    def _put_and_compare(self, name: str, secret: str) -> None:
        self._call(lambda backend: backend.set_password(APP, name, secret))
        if self.get(name) != secret:
            raise KeyringUnsafe(KeyringUnsafe.FORGETS)

    def _call(self, work: Callable[[Any], _Answer]) -> _Answer:
        answers: list[_Answer] = []
        errors: list[BaseException] = []

        def ask() -> None:
            try:
                # Even to ask whether there is a keyring can wait for ever, on a silent bus.
                backend = self._backend or _system_backend(self._system)
                require_allowed(backend)
                answers.append(work(backend))
            except BaseException as error:  # noqa: BLE001  # whatever a keyring raises, it gave no answer
                errors.append(error)

        thread = threading.Thread(target=ask, daemon=True, name="keyring")
        thread.start()
        until = monotonic() + self._patience
        while thread.is_alive() and not self._is_cancelled() and monotonic() < until:
            thread.join(min(self._patience, _LOOK_SECONDS))
        if answers:
            return answers[0]
        if errors and isinstance(errors[0], KeyringUnsafe):
            raise errors[0]
        raise KeyringSilent from (errors[0] if errors else None)


def require_allowed(backend: object) -> None:
    """Raise KeyringUnsafe unless a backend is exactly of one of the good classes.

    A subclass, a chain of several and a look-alike of another module are refused.
    """
    kind = type(backend)
    if (kind.__module__, kind.__qualname__) not in _ALLOWED.values():
        raise KeyringUnsafe(KeyringUnsafe.UNKNOWN)
    if kind is not getattr(importlib.import_module(kind.__module__), kind.__qualname__, None):
        raise KeyringUnsafe(KeyringUnsafe.UNKNOWN)


def _system_backend(system: str) -> Any:
    """Return the good keyring of a system; raise KeyringUnsafe where there is none."""
    module, name = _ALLOWED.get(system, ("", ""))
    if not module:
        raise KeyringUnsafe
    try:
        kind = getattr(importlib.import_module(module), name)
        _ = kind.priority  # raises where the service is not there
        return kind()
    except Exception:  # noqa: BLE001  # no library, no service, no bus: nothing to keep it in
        raise KeyringUnsafe from None
