"""The window: all that needs Qt.

PySide reads the source of every module that is imported after it, and lets it lie in
`linecache`, to find those that could write `from __feature__ import ...`. None of ours
does, so nothing is read: at the start that spares 18 MiB of memory and 90 ms
(docs/decisions/005-what-waits.md).
"""

from __future__ import annotations

from contextlib import suppress

import PySide6.QtCore  # noqa: F401  # brings the module below with it

with suppress(ImportError, AttributeError):  # another PySide may do without
    from shibokensupport import feature  # type: ignore[import-not-found]

    if callable(feature._mod_uses_pyside):  # noqa: SLF001
        feature._mod_uses_pyside = lambda _module: False  # noqa: SLF001
