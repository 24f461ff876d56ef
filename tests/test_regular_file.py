from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from companion.regular_file import opened


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"words")
    with opened(file) as stream:
        assert stream.read() == b"words"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes and links")
def test_nothing_else_is_opened_or_waited_for(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(__file__)
    for path in (tmp_path, pipe, tmp_path / "gone"):
        with pytest.raises(OSError):  # noqa: PT011  # whichever the system has for it
            opened(path)
    opened(link).close()
    with pytest.raises(OSError):  # noqa: PT011
        opened(link, follow_links=False)
