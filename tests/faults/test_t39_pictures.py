"""T39: no picture from outside crashes the app or takes much of its memory."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter

from companion.errors import PictureUnreadable
from companion.ui.journal.picture import SIDE, decoded
from tests.journal.importers.hostile import changed
from tests.support.proof import Proof

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
