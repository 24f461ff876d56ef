"""Keys, packs and tables for the tests, quickly made."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from companion.resources.hsds.problems import Problems
from companion.resources.model import Resource
from companion.resources.packs import minisign
from companion.resources.packs.building import build_pack
from companion.resources.packs.manifest import Content, Manifest
from companion.resources.packs.minisign import SecretKey
from companion.resources.packs.records import as_line

TODAY: Final = date(2026, 3, 10)


def key_of(number: int) -> SecretKey:
    """Return a key, the same for the same number."""
    seed = bytes([number]) * 32
    point = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return SecretKey(bytes([number]) * 8, seed, point)


KEY: Final = key_of(1)
OTHER_KEY: Final = key_of(2)

MANIFEST: Final = Manifest(
    id="river-center",
    version=1,
    title="Help near the river",
    publisher="River Center",
    languages=("en",),
    reviewed_on=date(2026, 3, 1),
    expires=date(2027, 3, 1),
    kind=Content.JSON,
    country="US",
)


def manifest(**changes: Any) -> Manifest:
    """Return MANIFEST with some changes."""
    return dataclasses.replace(MANIFEST, **changes)


def json_pack(
    folder: Path, resources: Iterable[Resource], key: SecretKey = KEY, **changes: Any
) -> Path:
    """Make a pack of records of ours and return where it is."""
    folder.mkdir(exist_ok=True)
    lines = folder / "lines.jsonl"
    lines.write_bytes(b"".join(as_line(each) for each in resources))
    return built(lines, folder / "a.companion-pack", key, **changes)


def built(source: Path, target: Path, key: SecretKey = KEY, **changes: Any) -> Path:
    """Make a pack from a source without a problem and return where it is."""
    problems = Problems()
    build_pack(source, target, manifest(**changes), signer(key), problems)
    assert problems.count == 0, problems.kept
    return target


def signer(key: SecretKey) -> Any:
    """Return what signs with a key."""
    return lambda content, comment: minisign.sign(key, content, comment)


def package(folder: Path, tables: Mapping[str, str]) -> Path:
    """Write the tables of a data package, each as the text of its CSV file."""
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8", newline="")
    return folder
