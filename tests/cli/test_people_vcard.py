"""companion people vcard: contacts in and out."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from companion.paths import Paths
from tests.cli.conftest import Call, one_sentence
from tests.cli.test_people import People

CARDS = (
    "BEGIN:VCARD\nFN:Ana\nTEL:1\nEND:VCARD\n"
    f"BEGIN:VCARD\nFN:{'x' * 300}\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
)


@pytest.fixture
def people(call: Call, made: Paths, key: str) -> People:
    assert made.vault.is_dir()
    return People(call, key)


def test_people_come_in_once(people: People, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS)
    result = people("vcard", "import", str(file))
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "2 people were added.",
        "1 card had no name and was left out.",
        "1 card was too long and was cut.",
    ]
    again = people.json("vcard", "import", str(file))
    assert again == {"added": [], "already_here": 2, "skipped": 1, "shortened": 1}
    assert "2 people were here already." in people("vcard", "import", str(file)).stderr


def test_a_name_need_not_be_in_the_command(people: People) -> None:
    assert len(people.json("vcard", "import", "-", input=CARDS)["added"]) == 2
    assert one_sentence(people("vcard", "import", "-", input="no card"))


def test_people_go_out_plain_and_it_is_told(people: People, tmp_path: Path) -> None:
    people("add", "Ana", "--phone", "1", "--good-for", "canary")
    file = tmp_path / "people.vcf"
    result = people("vcard", "export", str(file), "--version", "3.0")
    assert result.stderr == f"Written. Anyone who can open this file can read it: {file}\n"
    text = file.read_text()
    assert "VERSION:3.0" in text
    assert "canary" not in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert str(file) in one_sentence(people("vcard", "export", str(file)), 2)


def test_a_file_that_cannot_be_read(people: People, tmp_path: Path) -> None:
    assert "nowhere.vcf" in one_sentence(people("vcard", "import", str(tmp_path / "nowhere.vcf")))
