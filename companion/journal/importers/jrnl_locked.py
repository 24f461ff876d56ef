"""jrnl's encrypted journals, both forms, given the passphrase (formats.md, Importers 4).

Form 3 is a mark, the length of a header, the header with a salt, and a token of
Fernet; form 2 is the token alone, with a salt that is the same for everybody.
"""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import Final

from companion.errors import ImportKeyDiffers, ImportUnreadable

MARKS: Final = (b"JRNLv3", b"gAAAAA")
"""How the two forms begin."""
_ROUNDS: Final = 100_000
_KEY_BYTES: Final = 32
_LENGTH_BYTES: Final = 2
_LONGEST_SALT: Final = 1_024
_SALT_OF_FORM_2: Final = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"


def is_locked(head: bytes) -> bool:
    """Say whether a file that begins so may be an encrypted journal of jrnl."""
    return head.startswith(MARKS)


def unlocked(data: bytes, path: Path, passphrase: str) -> bytes:
    """Return the journal in the clear, in memory only.

    Raises ImportKeyDiffers when it does not open with the passphrase: a changed
    file looks the same. Raises ImportUnreadable when the header is damaged.
    """
    from cryptography.fernet import Fernet, InvalidToken
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    salt, token = _taken_apart(data, path)
    stretched = PBKDF2HMAC(SHA256(), _KEY_BYTES, salt, _ROUNDS).derive(
        passphrase.encode("utf-8", "surrogatepass")
    )
    try:
        return Fernet(base64.urlsafe_b64encode(stretched)).decrypt(token.strip())
    except InvalidToken as error:
        raise ImportKeyDiffers(path) from error


def _taken_apart(data: bytes, path: Path) -> tuple[bytes, bytes]:
    """Return salt and token."""
    if not data.startswith(MARKS[0]):
        return _SALT_OF_FORM_2, data
    at = len(MARKS[0])
    length = int.from_bytes(data[at : at + _LENGTH_BYTES], "big")
    at += _LENGTH_BYTES
    header = data[at : at + length]
    try:
        written = header if header.startswith(b"{") else base64.b64decode(header)
        values = json.loads(written)
        salt = base64.urlsafe_b64decode(values["salt"])
    except (ValueError, binascii.Error, LookupError, TypeError, RecursionError) as error:
        raise ImportUnreadable(path) from error
    if not 0 < len(salt) <= _LONGEST_SALT:
        raise ImportUnreadable(path)
    return salt, data[at + length :]
