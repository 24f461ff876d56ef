"""The whole command line in Spanish, click's own words included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from companion.paths import assets
from scripts.locale import texts

CLICKS = re.compile(
    r"Usage|Options:|Commands|Show th|Missing|No such|Invalid|Try '|Error|default:|required|"
    r"\[OPTIONS\]|COMMAND|does not exist"
)
FOLDER = assets() / "locale" / "es" / "LC_MESSAGES"
HEARD = ("core", "exceptions", "formatting", "parser", "types", "termui", "decorators")
"""The parts of click whose words can reach a person."""
FOR_PROGRAMMERS = re.compile(
    r"defined twice|No options defined|Arguments take exactly|Boolean option|Could not determine|"
    r"DeprecationWarning|must be an iterable|Unknown color|Choice\(|Invalid start character"
)


def spoken(*arguments: str) -> tuple[int, str]:
    """Run the command line where the system speaks Spanish."""
    environment = {**os.environ, "LC_ALL": "es_MX.UTF-8", "LANGUAGE": ""}
    done = subprocess.run(
        [sys.executable, "-m", "companion", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "",
        "vault",
        "vault create",
        "journal",
        "journal add",
        "find",
        "resource",
        "tour",
        "dates",
        "dates add",
        "care",
        "care suggest",
    ],
)
def test_help_is_in_spanish(command: str) -> None:
    status, words = spoken(*command.split(), "--help")
    assert status == 0
    assert words.startswith("Uso: ")
    assert CLICKS.findall(words) == []


@pytest.mark.parametrize(
    "arguments", [["--nope"], ["nope"], ["journal", "show"], ["tour", "--size", "x", "build"]]
)
def test_a_call_that_cannot_be_understood_is_answered_in_spanish(arguments: list[str]) -> None:
    status, words = spoken(*arguments)
    assert status == 2
    assert CLICKS.findall(words) == []
    assert len(words.strip().splitlines()) <= 2


def test_every_word_of_click_that_can_be_met_is_translated() -> None:
    with (FOLDER / "click.po").open("rb") as file:
        catalog = read_po(file, locale="es")
    known = {texts(each.id) for each in catalog if each.id}
    assert all(all(texts(each.string)) for each in catalog if each.id)
    met = set()
    for name in HEARD:
        path = Path(click.__file__).with_name(f"{name}.py")
        for _line, message, _comments, _context in extract_from_file(
            "python", str(path), keywords={"_": None, "ngettext": (1, 2)}
        ):
            if not FOR_PROGRAMMERS.search(texts(message)[0]):
                met.add(texts(message))
    assert met <= known
