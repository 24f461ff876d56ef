#!/usr/bin/env python3
"""Open a Companion journal without Companion, and print its pages.

    pip install argon2-cffi cryptography sqlcipher3
    python3 open_vault.py FOLDER [--recovery-code]

FOLDER holds vault.json (or vault.json.2): the journal's own folder, or a backup
copy. Nothing in it is changed. The key is asked for. Pages go to standard
output, so `> pages.txt` puts them into a file, which is then not encrypted.

Written from docs/security.md alone; it shares no code with the app, so that
nobody's words depend on the app being there.
"""

import base64
import getpass
import json
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def main() -> None:
    """Ask for the key and print every page, oldest first."""
    words = [word for word in sys.argv[1:] if word != "--recovery-code"]
    if len(words) != 1:
        sys.exit(__doc__)
    by_code = "--recovery-code" in sys.argv
    prompt = "Recovery code: " if by_code else "Key: "
    typed = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    folder = Path(words[0])
    header = read_header(folder)
    secret = code_bytes(typed) if by_code else unicodedata.normalize("NFKC", typed).encode()
    for moment, title, tags, body in pages(
        folder, header, master_key(header, secret, by_code=by_code)
    ):
        print(f"\n==== {moment}  {title}  {tags}\n\n{body}")


def read_header(folder: Path) -> dict:
    """Return the header; of its two copies the one that was written last."""
    copies = [file for file in (folder / "vault.json", folder / "vault.json.2") if file.is_file()]
    if not copies:
        sys.exit(f"There is no vault.json in {folder}.")
    return max(
        (json.loads(file.read_bytes()) for file in copies), key=lambda one: one["generation"]
    )


def master_key(header: dict, secret: bytes, *, by_code: bool) -> bytes:
    """Return the master key that the secret unwraps."""
    wanted = "recovery" if by_code else "passphrase"
    for slot in header["slots"]:
        if slot["type"] != wanted:
            continue
        kdf, salt = slot["kdf"], base64.b64decode(slot["kdf"]["salt"])
        if kdf["name"] == "argon2id":
            wrapping = hash_secret_raw(
                secret, salt, kdf["t"], kdf["m"], kdf["p"], 32, Type.ID, kdf["v"]
            )
        else:
            wrapping = hkdf(secret, salt, f"slot/{wanted}", 32)
        bound = {name: slot[name] for name in slot if name not in {"ct", "nonce"}}
        associated = {name: header[name] for name in ("format", "magic", "vault_id")}
        data = json.dumps({**associated, "slot": bound}, sort_keys=True, separators=(",", ":"))
        nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["ct"])
        try:
            return ChaCha20Poly1305(wrapping).decrypt(nonce, sealed, data.encode("ascii"))
        except InvalidTag:
            continue
    sys.exit("That did not open it.")


def pages(folder: Path, header: dict, master: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Give when, title, tags and text of each page that is not in the bin."""
    vault, epoch = bytes.fromhex(header["vault_id"]), header["db"]["epoch"]
    key = hkdf(master, vault, f"db-key/{epoch}", 32) + hkdf(master, vault, f"db-salt/{epoch}", 16)
    name = "journal.db" if (folder / "journal.db").is_file() else f"journal.{epoch}.db"
    with tempfile.TemporaryDirectory() as beside:  # a copy, as encrypted as the original
        for file in folder.glob(f"{name}*"):
            shutil.copy(file, beside)
        database = sqlcipher3.connect(str(Path(beside) / name))
        database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        database.execute(f"PRAGMA cipher_page_size = {header['db']['page']}")
        yield from database.execute(
            "SELECT local_date || ' ' || local_time, title, coalesce((SELECT group_concat(tag, ' ')"
            " FROM entry_tag WHERE entry_tag.entry_id = entry.id), ''), body"
            " FROM entry JOIN entry_text ON entry_text.entry_id = entry.id"
            " WHERE deleted_utc IS NULL ORDER BY local_date, local_time, entry.id"
        )
        database.close()


def hkdf(secret: bytes, salt: bytes, label: str, length: int) -> bytes:
    """Return HKDF-SHA256 with the label that names the use."""
    return HKDF(SHA256(), length, salt, f"companion/v1/{label}".encode()).derive(secret)


def code_bytes(text: str) -> bytes:
    """Return the 16 bytes of a recovery code: base 32, the last two symbols only check."""
    plain = text.upper().replace("-", "").replace(" ", "")
    number = 0
    for symbol in plain.translate(str.maketrans("OIL", "011"))[:26]:
        if symbol not in SYMBOLS:
            sys.exit("A recovery code has letters and digits only.")
        number = number << 5 | SYMBOLS.index(symbol)
    if len(plain) != 28:  # noqa: PLR2004  # seven groups of four
        sys.exit("A recovery code has seven groups of four.")
    return (number >> 2).to_bytes(16, "big")


if __name__ == "__main__":
    main()
