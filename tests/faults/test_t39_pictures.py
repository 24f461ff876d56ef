"""T39: no picture from outside crashes the app or takes much of its memory.

What it carries beside its pixels is in no copy that is made to be shared.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter

from companion.errors import PictureUnreadable
from companion.journal.attachments import Attachments
from companion.journal.exporters.export import Form, export
from companion.journal.exporters.selection import Selection
from companion.journal.model import Page
from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.journal.picture import SIDE, decoded
from tests.journal.hidden_data.samples import CANARY, FULL, shown
from tests.journal.importers.hostile import changed
from tests.support.builders import NOW, base_of
from tests.support.proof import Proof

pytestmark = pytest.mark.qt_log_ignore("libpng warning", extend=True)
"""Of the pictures with everything hidden in them at once."""

MOST_MIB = 600


def sample(kind: str) -> bytes:
    image = QImage(61, 47, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setText("Comment", "a comment " * 20)
    writer.write(image)
    return bytes(buffer.data().data())


KINDS = [kind for kind in ("png", "jpeg", "bmp", "webp") if sample(kind)]


_CHILD = """
import sys
from tests.faults.test_t39_pictures import shown_or_told

print(shown_or_told(sys.argv[1], int(sys.argv[2])))
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def shown_or_told(kind: str, pictures: int) -> int:
    """Decode so many damaged pictures; return how many could not be shown and were told."""
    random = Random(kind)
    whole = sample(kind)
    assert not decoded(whole).isNull()
    told = 0
    for _time in range(pictures):
        try:
            image = decoded(changed(whole, random))
        except PictureUnreadable:
            told += 1
            continue
        assert 0 < max(image.width(), image.height()) <= SIDE
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_pictures_are_shown_or_told(kind: str, proof: Proof) -> None:
    """T39: a damaged picture is shown or told, and never takes much."""
    pictures = proof.figure(short=30, full=125)
    # In a process of its own: this one's peak holds whatever other tests once needed.
    command = [sys.executable, "-c", _CHILD, kind, str(pictures)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told, most_kib = map(int, done.stdout.split())
    assert told
    assert most_kib / 1024 < MOST_MIB
    proof.says(pictures=pictures, told=told, most_mib=most_kib // 1024)


@pytest.mark.parametrize("side", [20_000, 60_000, 2**31 - 1])
def test_a_claim_of_any_size_costs_nothing(side: int) -> None:
    data = bytearray(sample("bmp"))
    data[18:26] = side.to_bytes(4, "little") * 2
    with pytest.raises(PictureUnreadable):
        decoded(bytes(data))


def all_bytes(folder: Path) -> bytes:
    """Return what is in all files of a folder, one after the other."""
    return b"".join(one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file())


@pytest.fixture
def photos(journal: Journal) -> dict[str, bytes]:
    """Attach a picture of each kind, with its place and camera in all places; return them."""
    page = journal.write(Page("Two herons."), now=NOW)
    made = {name: make() for name, make in FULL.items()}
    for name, content in made.items():
        Attachments(journal.vault).attach(page.id, name, io.BytesIO(content), now=NOW)
    return made


def test_the_stored_picture_is_whole_and_its_place_is_in_no_file(
    journal: Journal, photos: dict[str, bytes], paths: Paths
) -> None:
    """T39: nothing of a picture is lost in the journal, and no file there says its place."""
    files = Attachments(journal.vault)
    for one in files.of_page(journal.newest()[0].id):
        assert files.whole(one.id, one.size) == photos[one.name]
    assert CANARY in b"".join(photos.values())
    for _when in ("open", "locked"):
        assert CANARY not in all_bytes(base_of(paths))
        journal.vault.close()


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML])
def test_a_copy_to_be_shared_does_not_say_the_place(
    journal: Journal, photos: dict[str, bytes], tmp_path: Path, form: Form
) -> None:
    """T39: pictures in a copy to be shared have their pixels and nothing that is hidden."""
    done = export(journal.vault, tmp_path / "copy", form, now=NOW)
    assert done.attachments == len(photos)
    assert CANARY not in all_bytes(done.path)
    shared = [one.read_bytes() for one in (done.path / "attachments").iterdir()]
    for content in photos.values():
        assert shown(content) in [shown(one) for one in shared]


def test_one_picture_saved_outside_does_not_say_the_place(
    journal: Journal, photos: dict[str, bytes], tmp_path: Path
) -> None:
    """T39: a picture that is saved outside has its pixels and nothing that is hidden."""
    files = Attachments(journal.vault)
    for one in files.of_page(journal.newest()[0].id):
        files.save_outside(one.id, tmp_path / "copy", without_hidden_data=True)
        clean = (tmp_path / "copy").read_bytes()
        assert CANARY not in clean
        assert shown(clean) == shown(photos[one.name])


def test_copies_to_be_kept_lose_nothing(
    journal: Journal, photos: dict[str, bytes], tmp_path: Path
) -> None:
    for form, keep in ((Form.OWN, False), (Form.HTML, True), (Form.MARKDOWN, True)):
        place = tmp_path / f"{form.value}"
        chosen = Selection(keep_hidden_data=keep)
        done = export(journal.vault, place, form, now=NOW, selection=chosen)
        kept = {one.read_bytes() for one in (done.path / "attachments").iterdir()}
        assert kept == set(photos.values())
        assert done.shared.as_they_came == ()
