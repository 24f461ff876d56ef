from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import settings
from companion.settings import TEXT_SIZES, Settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.ini"
    chosen = Settings(language="es", theme="dusk", text_size=150, country="MX")
    settings.save(file, chosen)
    assert settings.load(file) == chosen
    settings.save(file, Settings())
    assert file.read_text() == "[companion]\n"
    assert settings.load(file) == Settings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[other]\nlanguage = es\n",
        b"language = es\n",
        b"[companion]\ntext_size = 1000\n",
        b"[companion]\ntext_size = " + b"9" * 5_000 + b"\n",
        b"[companion]\ntext_size = -100\n",
        b"[companion]\nunknown = 1\n",
        b"[companion]\n" + b"#" * 70_000,
        b"[companion]\nlanguage = a\nlanguage = b\n",
    ],
)
def test_what_makes_no_sense_has_its_default(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(content)
    assert settings.load(file) == Settings()


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.ini") == Settings()
    assert settings.load(tmp_path) == Settings()


@given(st.binary(max_size=400))
def test_no_file_keeps_the_app_from_starting(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "settings-of-any-kind.ini"
    file.write_bytes(b"[companion]\ntext_size = " + content)
    assert settings.load(file).text_size in TEXT_SIZES


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_makes_nobody_wait(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    os.mkfifo(file)
    assert settings.load(file) == Settings()
