"""Taking out what is hidden, of a picture that is whole in memory."""

from __future__ import annotations

from companion.journal.hidden_data.removing import removed


def cleaned(data: bytes, size: int = 256 * 1024) -> bytes:
    """Return a picture without what is hidden in it, read in pieces of a size."""
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(removed(lambda: pieces))
