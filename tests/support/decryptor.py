"""Reading a SQLCipher 4 file without SQLCipher: `cryptography` and the standard library.

Written from the published format, as the independent witness of what is on the
disk. A file is made of pages; each ends with 80 reserved bytes: the IV of its
AES-256-CBC (16) and the HMAC-SHA512 (64) of cipher text, IV and page number.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 8192
RESERVED = 80
SALT = 16


def decrypted(file: Path, key: bytes) -> bytes:
    """Return the plain SQLite file; raise ValueError for a page that is not authentic."""
    content = file.read_bytes()
    if len(content) % PAGE:
        raise ValueError("not a whole number of pages")
    mac_salt = bytes(byte ^ 0x3A for byte in content[:SALT])
    mac_key = hashlib.pbkdf2_hmac("sha512", key, mac_salt, 2, 32)
    plain = bytearray()
    for number in range(1, len(content) // PAGE + 1):
        page = content[(number - 1) * PAGE : number * PAGE]
        start = SALT if number == 1 else 0
        body, iv = page[start:-RESERVED], page[-RESERVED : -RESERVED + 16]
        code = hmac.new(mac_key, body + iv + struct.pack("<I", number), hashlib.sha512).digest()
        if not hmac.compare_digest(code, page[-64:]):
            raise ValueError(f"page {number}")
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        if number == 1:
            plain += b"SQLite format 3\0"
        plain += decryptor.update(body) + decryptor.finalize() + bytes(RESERVED)
    return bytes(plain)
