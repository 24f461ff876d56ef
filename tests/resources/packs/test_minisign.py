"""The minisign format, held to the public tool."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import (
    PackTampered,
    PackUnsigned,
    PublisherKeyUnreadable,
    WrongSigningPassphrase,
)
from companion.resources.packs import minisign
from tests.support.packs import KEY, OTHER_KEY
from tests.support.tools import tool

COMMENT = "pack=river-center version=1 sha256=00"


def never() -> str:
    raise AssertionError("asked for a passphrase")


def run(public_tool: str, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [public_tool, *words], input=typed, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("content", [b"", b"words\n", bytes(range(256)) * 300])
def test_the_tool_accepts_what_we_sign(tmp_path: Path, content: bytes) -> None:
    public_tool = tool("minisign")
    file = tmp_path / "file"
    file.write_bytes(content)
    (tmp_path / "file.minisig").write_text(minisign.sign(KEY, content, COMMENT))
    answer = run(public_tool, "-V", "-H", "-Q", "-m", str(file), "-P", KEY.public.text)
    assert (answer.returncode, answer.stdout.strip()) == (0, COMMENT)
    assert run(public_tool, "-V", "-m", str(file), "-P", OTHER_KEY.public.text).returncode != 0


def test_we_accept_what_the_tool_signs(tmp_path: Path) -> None:
    public_tool = tool("minisign")
    secret, public, file = tmp_path / "s.key", tmp_path / "s.pub", tmp_path / "file"
    assert run(public_tool, "-G", "-W", "-p", str(public), "-s", str(secret)).returncode == 0
    file.write_bytes(b"words\n")
    assert run(public_tool, "-S", "-s", str(secret), "-m", str(file), "-t", COMMENT).returncode == 0
    made = minisign.signature((tmp_path / "file.minisig").read_text())
    key = minisign.public_key(public.read_text())
    minisign.verify(key, b"words\n", made)
    assert made.comment == COMMENT
    name = key.name.lstrip("0")  # the tool leaves zeros at the beginning out
    assert public.read_text() == f"untrusted comment: minisign public key {name}\n{key.text}\n"
    with pytest.raises(PackTampered):
        minisign.verify(key, b"words", made)
    ours = minisign.secret_key(secret.read_text(), never)
    assert ours.public == key
    (tmp_path / "file.minisig").write_text(minisign.sign(ours, b"words\n", COMMENT))
    assert run(public_tool, "-V", "-m", str(file), "-p", str(public)).returncode == 0


def test_the_older_form_of_the_tool_is_refused(tmp_path: Path) -> None:
    public_tool = tool("minisign")
    secret, public, file = tmp_path / "s.key", tmp_path / "s.pub", tmp_path / "file"
    run(public_tool, "-G", "-W", "-p", str(public), "-s", str(secret))
    file.write_bytes(b"words\n")
    assert run(public_tool, "-S", "-l", "-s", str(secret), "-m", str(file)).returncode == 0
    assert run(public_tool, "-V", "-m", str(file), "-p", str(public)).returncode == 0
    with pytest.raises(PackUnsigned):
        minisign.signature((tmp_path / "file.minisig").read_text())


@pytest.mark.slow
def test_a_key_of_the_tool_with_a_passphrase(tmp_path: Path) -> None:
    """It asks for 1 GiB of memory, as the tool itself does."""
    public_tool = tool("minisign")
    secret, public = tmp_path / "s.key", tmp_path / "s.pub"
    made = run(
        public_tool, "-G", "-p", str(public), "-s", str(secret), typed="sea lamp\nsea lamp\n"
    )
    assert made.returncode == 0, made.stderr
    key = minisign.secret_key(secret.read_text(), lambda: "sea lamp")
    assert key.public == minisign.public_key(public.read_text())


def protected(passphrase: str, *, work: int = 32_768, memory: int = 2**20) -> str:
    """Return the text of a small key file with a passphrase."""
    salt = b"s" * 32
    checksum = hashlib.blake2b(b"Ed" + KEY.identity + KEY.seed + KEY.point, digest_size=32).digest()
    inner = KEY.identity + KEY.seed + KEY.point + checksum
    stream = minisign._stream(passphrase, salt, min(work, 32_768), min(memory, 2**20), len(inner))
    mixed = bytes(one ^ other for one, other in zip(inner, stream, strict=True))
    data = minisign._SECRET.pack(b"Ed", b"Sc", b"B2", salt, work, memory, mixed)
    return f"untrusted comment: a key\n{base64.b64encode(data).decode()}\n"


def test_a_passphrase_opens_its_key_and_no_other_does() -> None:
    text = protected("sea lamp")
    assert minisign.secret_key(text, lambda: "sea lamp") == KEY
    with pytest.raises(WrongSigningPassphrase):
        minisign.secret_key(text, lambda: "sea lamps")


@pytest.mark.parametrize(("work", "memory"), [(2**26, 2**20), (32_768, 2**31), (2**63, 2**63)])
def test_a_key_file_that_asks_for_too_much_is_none(work: int, memory: int) -> None:
    with pytest.raises(PublisherKeyUnreadable):
        minisign.secret_key(protected("x", work=work, memory=memory), lambda: "x")


def test_a_public_key_is_a_line_or_a_file() -> None:
    key = KEY.public
    for text in (key.text, f"  {key.text}\n", f"untrusted comment: x\r\n{key.text}\r\n"):
        assert minisign.public_key(text) == key
    assert key.name == "0101010101010101"
    assert len(key.text) == 56


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RW",
        "word " * 2000,
        KEY.public.text[:-1],
        KEY.public.text + "A",
        KEY.public.text.replace("R", "S", 1),
        f"comment\n{KEY.public.text}",
        f"untrusted comment: x\n{KEY.public.text}\n{KEY.public.text}",
        "untrusted comment: minisign encrypted secret key\n" + "A" * 212,
    ],
)
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(PublisherKeyUnreadable):
        minisign.public_key(text)
    with pytest.raises(PublisherKeyUnreadable):
        minisign.secret_key(text, never)


def test_a_signature_counts_for_its_key_content_and_comment_only() -> None:
    made = minisign.signature(minisign.sign(KEY, b"words", COMMENT))
    minisign.verify(KEY.public, b"words", made)
    with pytest.raises(PackTampered):
        minisign.verify(OTHER_KEY.public, b"words", made)
    with pytest.raises(PackTampered):
        minisign.verify(KEY.public, b"word", made)
    same_name = minisign.PublicKey(KEY.identity, OTHER_KEY.point)
    with pytest.raises(PackTampered):
        minisign.verify(same_name, b"words", made)


def accepted(text: str) -> bool:
    try:
        minisign.verify(KEY.public, b"words", minisign.signature(text))
    except (PackTampered, PackUnsigned):
        return False
    return True


def test_base64_is_read_in_one_way_only() -> None:
    first, second, third, fourth, _end = minisign.sign(KEY, b"words", COMMENT).split("\n")
    assert accepted(f"{first}\n{second}\n{third}\n{fourth}\n")
    for changed in (
        f"{first}\n{second}\n{third}\n{fourth}",
        f"{first}\r\n{second}\r\n{third}\r\n{fourth}\r\n",
        f"{first}\n{second} \n{third}\n{fourth}\n",
        f"{first}\n{second}\n{third}\n{fourth[:-3]}{chr(ord(fourth[-3]) + 1)}==\n",
        f"{first}\n{second}\n{third}\n{fourth}\n\n",
    ):
        assert not accepted(changed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_other_text_is_no_signature_and_no_key(text: str) -> None:
    assert not accepted(text)
    with pytest.raises(PublisherKeyUnreadable):
        minisign.public_key(text)
