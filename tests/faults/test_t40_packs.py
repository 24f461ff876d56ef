"""T40: a pack counts only as its publisher signed it, and the last good one stays."""

from __future__ import annotations

import random
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from companion.errors import (
    CompanionError,
    PackKeyUnknown,
    PackNotNewer,
    PackOfAnother,
    PackTampered,
    PackUnsigned,
)
from companion.paths import Paths
from companion.resources.packs import minisign
from companion.resources.packs.manifest import as_bytes, comment_for
from companion.resources.packs.pack_file import MANIFEST, SIGNATURE, opened_pack
from companion.resources.packs.service import PackService
from tests.resources.examples import line
from tests.support.builders import NOW
from tests.support.packs import KEY, OTHER_KEY, json_pack, manifest
from tests.support.proof import Proof
from tests.support.tools import tool

LINES = [line("one", name="Line One"), line("two", name="Line Two")]
Members = dict[str, bytes]


def members_of(pack: Path) -> Members:
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(pack: Path, members: Members) -> Path:
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return pack


def flipped(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def no_catalogue(_path: Path, records: object) -> None:
    list(records)  # type: ignore[call-overload]  # any iterable


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return json_pack(tmp_path / "made", LINES)


@pytest.fixture
def service(paths: Paths) -> PackService:
    made = PackService(paths, no_catalogue)
    made.trust(KEY.public.text, now=NOW)
    return made


def test_every_flipped_bit_of_manifest_and_signature_is_refused(pack: Path, proof: Proof) -> None:
    """T40: every bit of manifest and signature, but for the untrusted comment.

    Nothing signs that one, and nobody is shown it.
    """
    good = members_of(pack)
    signature = good[SIGNATURE]
    free = range(len(b"untrusted comment: "), signature.index(b"\n"))
    refused = 0
    for name in (MANIFEST, SIGNATURE):
        for bit in range(8 * len(good[name])):
            if name == SIGNATURE and bit // 8 in free:
                continue
            changed = {**good, name: flipped(good[name], bit)}
            assert not counts(changed), (name, bit)
            refused += 1
    assert refused > 4_000
    assert counts(good)
    proof.says(flips=refused, taken=0)


def counts(members: Members) -> bool:
    """Say whether manifest and signature are taken, without the time that a zip takes."""
    from companion.resources.packs.pack_file import _verified

    try:
        made = minisign.signature(members[SIGNATURE].decode())
        _verified(members[MANIFEST], made, [KEY.public], Path())
    except (CompanionError, UnicodeDecodeError):
        return False
    return True


def test_flipped_bits_of_the_content_are_refused(pack: Path, proof: Proof) -> None:
    """T40: every bit of what the pack holds; some of them in a short run."""
    good = members_of(pack)
    (name,) = set(good) - {MANIFEST, SIGNATURE}
    every = 8 * len(good[name])
    bits = random.Random(40).sample(range(every), proof.figure(short=60, full=every))
    for bit in bits:
        rewritten(pack, {**good, name: flipped(good[name], bit)})
        with opened_pack(pack, [KEY.public]) as opened, pytest.raises(PackTampered):
            opened.check_content()
    proof.says(flips=len(bits), taken=0)


def test_any_flipped_bit_of_the_file_is_refused_or_changes_nothing(pack: Path) -> None:
    """Zip keeps times and the like beside the content; they are not looked at."""
    good, whole = members_of(pack), pack.read_bytes()
    rng = random.Random(41)
    refused = 0
    for _ in range(400):
        pack.write_bytes(flipped(whole, rng.randrange(8 * len(whole))))
        try:
            with opened_pack(pack, [KEY.public]) as opened:
                opened.check_content()
                for name in opened.names():
                    with opened.open(name) as stream:
                        assert stream.read() == good[name]
        except CompanionError:
            refused += 1
    assert refused > 200


def test_the_public_tool_verifies_a_pack(pack: Path, tmp_path: Path) -> None:
    public_tool = tool("minisign")
    with zipfile.ZipFile(pack) as archive:
        archive.extract(MANIFEST, tmp_path)
        archive.extract(SIGNATURE, tmp_path)
    answer = subprocess.run(
        [public_tool, "-V", "-Q", "-m", str(tmp_path / MANIFEST), "-P", KEY.public.text],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert answer.stdout.startswith("pack=river-center version=1 sha256=")


def test_a_pack_signed_by_the_public_tool_is_taken(
    pack: Path, tmp_path: Path, paths: Paths
) -> None:
    public_tool = tool("minisign")
    good = members_of(pack)
    file, secret, public = tmp_path / MANIFEST, tmp_path / "s.key", tmp_path / "s.pub"
    file.write_bytes(good[MANIFEST])
    with opened_pack(pack, [KEY.public]) as opened:
        comment = comment_for(opened.manifest, good[MANIFEST])
    for words in (
        ["-G", "-W", "-p", str(public), "-s", str(secret)],
        ["-S", "-s", str(secret), "-m", str(file), "-t", comment],
    ):
        subprocess.run([public_tool, *words], check=True, capture_output=True, input=b"")
    rewritten(pack, {**good, SIGNATURE: (tmp_path / SIGNATURE).read_bytes()})
    service = PackService(paths, no_catalogue)
    service.trust(public.read_text(), now=NOW)
    assert service.install(pack, now=NOW).id == "river-center"


def resigned(members: Members, comment: str) -> Members:
    signature = minisign.sign(KEY, members[MANIFEST], comment).encode()
    return {**members, SIGNATURE: signature}


def older_form(members: Members) -> Members:
    """Return a signature of the older form, over the manifest itself; a good one."""
    import base64

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(KEY.seed)
    made = private.sign(members[MANIFEST])
    comment = "pack=river-center version=2 sha256=00"
    text = (
        "untrusted comment: x\n"
        + base64.b64encode(b"Ed" + KEY.identity + made).decode()
        + f"\ntrusted comment: {comment}\n"
        + base64.b64encode(private.sign(made + comment.encode())).decode()
        + "\n"
    )
    return {**members, SIGNATURE: text.encode()}


COMMENTS: dict[str, Callable[[str], str]] = {
    "another version": lambda good: good.replace("version=2", "version=3"),
    "another pack": lambda good: good.replace("river-center", "lake-center"),
    "another digest": lambda good: good[:-1] + ("0" if good[-1] != "0" else "1"),
    "more": lambda good: good + " ",
    "nothing": lambda _good: "",
}


@pytest.mark.parametrize("change", COMMENTS.values(), ids=COMMENTS)
def test_a_trusted_comment_that_says_another_thing_is_refused(
    service: PackService, tmp_path: Path, change: Callable[[str], str]
) -> None:
    new = json_pack(tmp_path / "new", LINES, version=2)
    members = members_of(new)
    with opened_pack(new, [KEY.public]) as opened:
        comment = comment_for(opened.manifest, members[MANIFEST])
    rewritten(new, resigned(members, change(comment)))
    with pytest.raises(PackTampered):
        service.install(new, now=NOW)
    assert service.installed() == ()


def test_whatever_is_refused_leaves_the_last_good_pack(
    service: PackService, pack: Path, tmp_path: Path
) -> None:
    service.install(pack, now=NOW)
    before = list(service.all_records())

    def new(name: str, **changes: object) -> Path:
        return json_pack(tmp_path / name, LINES[:1], **changes)  # type: ignore[arg-type]

    tampered, unsigned, legacy = new("a", version=2), new("b", version=2), new("c", version=2)
    good = members_of(tampered)
    rewritten(tampered, {**good, MANIFEST: good[MANIFEST] + b" "})
    rewritten(unsigned, {name: good[name] for name in good if name != SIGNATURE})
    rewritten(legacy, older_form(good))
    extra = rewritten(new("d", version=2), {**good, "more.txt": b"more"})
    lacking = rewritten(new("e", version=2), {name: good[name] for name in (MANIFEST, SIGNATURE)})
    another_id = as_bytes(manifest(id="lake-center"))
    swapped = rewritten(new("f", version=2), {**good, MANIFEST: another_id})
    stranger = json_pack(tmp_path / "g", LINES[:1], OTHER_KEY, version=2)
    refusals: list[tuple[Path, type[CompanionError]]] = [
        (tampered, PackTampered),
        (unsigned, PackUnsigned),
        (legacy, PackUnsigned),
        (extra, PackTampered),
        (lacking, PackTampered),
        (swapped, PackTampered),
        (stranger, PackKeyUnknown),
        (pack, PackNotNewer),
    ]
    for file, reason in refusals:
        with pytest.raises(reason):
            service.look(file, now=NOW)
        with pytest.raises(reason):
            service.install(file, now=NOW)
        assert list(service.all_records()) == before
    service.trust(OTHER_KEY.public.text, now=NOW)
    with pytest.raises(PackOfAnother):
        service.install(stranger, now=NOW)
    service.install(new("h", version=2), now=NOW)
    with pytest.raises(PackNotNewer):
        service.install(pack, now=NOW)
    assert [each.name for each in service.all_records()] == ["Line One"]


def test_a_file_of_noise_is_refused_in_words(service: PackService, tmp_path: Path) -> None:
    file = tmp_path / "noise"
    rng = random.Random(42)
    for size in (0, 1, 22, 1000):
        for head in (b"", b"PK\x03\x04", b"PK\x05\x06"):
            file.write_bytes(head + rng.randbytes(size))
            with pytest.raises(CompanionError):
                service.install(file, now=NOW)
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    file.write_bytes(empty.getvalue())
    with pytest.raises(CompanionError):
        service.install(file, now=NOW)
    with pytest.raises(CompanionError):
        service.install(tmp_path / "missing", now=NOW)
