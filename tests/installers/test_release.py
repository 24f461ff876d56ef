"""What is handed out can be checked by whoever gets it."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from installers import release


def test_every_file_that_is_handed_out_has_a_checksum_and_no_other(tmp_path: Path) -> None:
    for name in ("b.deb", "a.zip", "notes.txt"):
        (tmp_path / name).write_text(name)
    one, two = (hashlib.sha256(name.encode()).hexdigest() for name in ("a.zip", "b.deb"))
    assert release.checksums(tmp_path) == f"{one}  a.zip\n{two}  b.deb\n"


def test_the_list_is_signed_and_the_signature_holds(tmp_path: Path) -> None:
    key, public = tmp_path / "key", tmp_path / "key.pub"
    subprocess.run(
        ["minisign", "-G", "-W", "-s", key, "-p", public], check=True, capture_output=True
    )
    (tmp_path / "a.deb").write_text("a")
    (tmp_path / release.LIST).write_text(release.checksums(tmp_path))
    subprocess.run(release.signing(tmp_path, str(key)), check=True, capture_output=True)
    verify = ["minisign", "-V", "-m", str(tmp_path / release.LIST), "-p", str(public)]
    subprocess.run(verify, check=True, capture_output=True)
    subprocess.run(["sha256sum", "--check", release.LIST], cwd=tmp_path, check=True)
    (tmp_path / release.LIST).write_text("changed")
    assert subprocess.run(verify, check=False, capture_output=True).returncode != 0
