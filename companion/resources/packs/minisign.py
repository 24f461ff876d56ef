"""Signatures in the minisign format, so that the public `minisign` tool can check them.

Ed25519 over a BLAKE2b-512 digest of the file (algorithm `ED`); the older form
that signs the file itself (`Ed`) is refused. The format is described at
https://jedisct1.github.io/minisign/; tests hold this module to Debian's tool.

Base64 is read strictly: one text for one value, so that no changed character
goes unnoticed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from companion.errors import (
    PackTampered,
    PackUnsigned,
    PublisherKeyUnreadable,
    WrongSigningPassphrase,
)

LONGEST_TEXT: Final = 4096
"""The longest key or signature file that is looked at, in characters."""

_KEY: Final = b"Ed"
_PREHASHED: Final = b"ED"
_SCRYPT: Final = b"Sc"
_PLAIN: Final = b"\0\0"
_BLAKE2B: Final = b"B2"
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "
_PUBLIC: Final = struct.Struct("2s8s32s")
_SECRET: Final = struct.Struct("<2s2s2s32sQQ104s")
_INNER: Final = struct.Struct("8s32s32s32s")  # key id, seed, public key, checksum
_SIGNATURE: Final = struct.Struct("2s8s64s")
_SCRYPT_BLOCKS: Final = 8
_LEAST_WORK: Final = 32_768
_MOST_MEMORY: Final = 1024**3
"""What the tool asks for, in bytes. A key file that wants more is not one of its keys."""
_MOST_WORK: Final = 33_554_432


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who may sign: given out by a publisher, on paper or as a file."""

    identity: bytes
    """Eight random bytes that tell keys apart; they prove nothing."""
    point: bytes
    """The Ed25519 public key, 32 bytes."""

    @property
    def name(self) -> str:
        """The identity as the tool writes it: 16 hexadecimal digits."""
        return self.identity[::-1].hex().upper()

    @property
    def text(self) -> str:
        """The key on one line, as it is typed or printed (56 characters)."""
        return base64.b64encode(_PUBLIC.pack(_KEY, self.identity, self.point)).decode()


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signs; it never leaves the publisher's computer."""

    identity: bytes
    seed: bytes
    point: bytes

    @property
    def public(self) -> PublicKey:
        """The key that belongs to it and may be given to anybody."""
        return PublicKey(self.identity, self.point)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature file, read but not checked yet."""

    identity: bytes
    """Of the key that is said to have signed."""
    signature: bytes
    comment: str
    """The trusted comment: it is signed too."""
    signature_of_all: bytes
    """Over the signature and the comment."""


def public_key(text: str) -> PublicKey:
    """Read a public key: the line alone, or the two lines of a `.pub` file.

    Raises PublisherKeyUnreadable.
    """
    lines = text.strip().splitlines() if len(text) <= LONGEST_TEXT else []
    if len(lines) == len(("comment", "key")) and lines[0].startswith(_UNTRUSTED):
        del lines[0]
    data = _decoded(lines[0].strip()) if len(lines) == 1 else None
    if data is None or len(data) != _PUBLIC.size:
        raise PublisherKeyUnreadable
    algorithm, identity, point = _PUBLIC.unpack(data)
    if algorithm != _KEY:
        raise PublisherKeyUnreadable
    return PublicKey(identity, point)


def signature(text: str) -> Signature:
    """Read a signature file; raise PackUnsigned when it is none, or of the older form."""
    lines = text.split("\n") if len(text) <= LONGEST_TEXT else []
    if len(lines) != len(("untrusted", "signature", "trusted", "of all", "")) or lines[-1]:
        raise PackUnsigned
    first, second = _decoded(lines[1]), _decoded(lines[3])
    if (
        not lines[0].startswith(_UNTRUSTED)
        or not lines[2].startswith(_TRUSTED)
        or first is None
        or second is None
        or len(first) != _SIGNATURE.size
        or first[:2] != _PREHASHED
    ):
        raise PackUnsigned
    _algorithm, identity, made = _SIGNATURE.unpack(first)
    return Signature(identity, made, lines[2].removeprefix(_TRUSTED), second)


def verify(key: PublicKey, content: bytes, made: Signature) -> None:
    """Check that a key signed this content and this comment; raise PackTampered if not."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if key.identity != made.identity:
        raise PackTampered
    try:
        point = Ed25519PublicKey.from_public_bytes(key.point)
        point.verify(made.signature, hashlib.blake2b(content).digest())
        point.verify(made.signature_of_all, made.signature + made.comment.encode())
    except (InvalidSignature, ValueError) as error:
        raise PackTampered from error


def sign(key: SecretKey, content: bytes, comment: str) -> str:
    """Return the signature file for some content and a trusted comment of one line."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    made = private.sign(hashlib.blake2b(content).digest())
    of_all = private.sign(made + comment.encode())
    first = base64.b64encode(_SIGNATURE.pack(_PREHASHED, key.identity, made)).decode()
    return (
        f"{_UNTRUSTED}signature of a Companion pack\n{first}\n"
        f"{_TRUSTED}{comment}\n{base64.b64encode(of_all).decode()}\n"
    )


def secret_key(text: str, passphrase: Callable[[], str]) -> SecretKey:
    """Read a secret key file that the tool made; ask for the passphrase if it has one.

    The tool's keys cost 1 GiB of memory to open, for as long as that takes.
    Raises PublisherKeyUnreadable, WrongSigningPassphrase.
    """
    lines = text.strip().splitlines() if len(text) <= LONGEST_TEXT else []
    data = _decoded(lines[-1].strip()) if len(lines) == len(("comment", "key")) else None
    if data is None or len(data) != _SECRET.size:
        raise PublisherKeyUnreadable
    algorithm, derivation, checksum, salt, work, memory, inner = _SECRET.unpack(data)
    if algorithm != _KEY or checksum != _BLAKE2B or derivation not in {_PLAIN, _SCRYPT}:
        raise PublisherKeyUnreadable
    if derivation == _SCRYPT:
        stream = _stream(passphrase(), salt, work, memory, len(inner))
        inner = bytes(one ^ other for one, other in zip(inner, stream, strict=True))
    identity, seed, point, sum_kept = _INNER.unpack(inner)
    found = hashlib.blake2b(_KEY + identity + seed + point, digest_size=len(sum_kept)).digest()
    if derivation == _SCRYPT and not hmac.compare_digest(found, sum_kept):
        raise WrongSigningPassphrase
    # A key without a passphrase has zeros for a checksum: only a match of the halves can tell.
    if _point_of(seed) != point:
        raise PublisherKeyUnreadable
    return SecretKey(identity, seed, point)


def _stream(passphrase: str, salt: bytes, work: int, memory: int, length: int) -> bytes:
    """Return what the inner part of a key is mixed with (scrypt, as libsodium chooses it).

    libsodium's `crypto_pwhash_scryptsalsa208sha256` turns a limit of work and
    one of memory into the three parameters of RFC 7914.
    """
    if work > _MOST_WORK or memory > _MOST_MEMORY:
        raise PublisherKeyUnreadable
    work = max(work, _LEAST_WORK)
    if work < memory // 32:
        most, lanes = work // (_SCRYPT_BLOCKS * 4), 1
        cost = _power_below(most)
    else:
        most = memory // (_SCRYPT_BLOCKS * 128)
        cost = _power_below(most)
        lanes = min(work // 4 // cost, 0x3FFFFFFF) // _SCRYPT_BLOCKS
    if lanes < 1:
        raise PublisherKeyUnreadable
    needed = 128 * _SCRYPT_BLOCKS * (cost + lanes + 2)
    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=cost, r=_SCRYPT_BLOCKS, p=lanes,
        maxmem=needed + 1024**2, dklen=length,
    )  # fmt: skip


def _power_below(most: int) -> int:
    """Return the power of two that libsodium settles on: at least 2, more than half of most."""
    exponent = 1
    while (1 << exponent) <= most // 2:
        exponent += 1
    return 1 << exponent


def _point_of(seed: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def _decoded(text: str) -> bytes | None:
    """Return what base64 stands for; None when it is not the one way to write it."""
    if not re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", text):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return data if base64.b64encode(data).decode() == text else None
