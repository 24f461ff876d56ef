"""companion resource."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from companion import clock, i18n
from companion.cli.resource import resource
from companion.resources.dialing import qr_modules, qr_text
from companion.resources.model import Check
from companion.resources.service import Directory

NOON_IN_DENVER = datetime(2026, 3, 10, 12, tzinfo=ZoneInfo("America/Denver"))


@pytest.fixture(autouse=True)
def _english_at_noon_in_denver(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: NOON_IN_DENVER)
    i18n.use("en")
    yield
    i18n.use("en")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(resource, arguments)


def lines(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stderr == ""
    return result.stdout.splitlines()


def answer(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_everything_is_shown_what_is_needed_first_at_the_top() -> None:
    shown = lines("us-988-lifeline")
    assert shown[0] == "In danger now? Call 911, or the emergency number where you are."
    order = [
        "988 Suicide & Crisis Lifeline",
        "    988",
        "  Open day and night.",
        "  From a page dated 2025. No person has called this number to check it yet.",
        "When you call",
        "When you text",
        "When you chat",
        "When you sign",
        "What they may ask and do",
        "If you do not want to call:",
        "If it does not answer, try: Disaster Distress Helpline (SAMHSA) (1-800-985-5990)",
    ]
    places = [shown.index(line) for line in order]
    assert places == sorted(places)


def test_an_office_tells_when_it_opens_in_the_persons_own_time() -> None:
    assert "  Open now until 4 pm (their time 5 pm)." in lines("us-comp-il")


def test_what_cannot_be_reached_has_nothing_to_say_about_calling() -> None:
    shown = lines("us-no-notoriety")
    assert "When you call" not in shown
    assert "What they may ask and do" not in shown
    assert "If you do not want to call:" not in shown
    assert any(line.startswith("To talk to someone now: ") for line in shown)


def test_a_check_an_alert_and_an_address_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Directory.load()
    line = whole.get("us-211")
    assert line is not None
    checked = replace(
        line,
        alert="Closed for lunch.",
        address="1 Main Street",
        region="CO",
        check=Check(NOON_IN_DENVER.date(), "a volunteer"),
    )
    directory = Directory([checked], {}, whole.names)
    monkeypatch.setattr(Directory, "load", lambda: directory)
    shown = lines("us-211")
    assert "  Closed for lunch." in shown
    assert "  Address: 1 Main Street" in shown
    assert any(line.endswith("· Colorado · United States") for line in shown)
    assert any("Checked recently by a volunteer, on 10 March 2026." in line for line in shown)
    assert (answer("us-211")["checked_on"], answer("us-211")["freshness"]) == (
        "2026-03-10",
        "checked_recently",
    )


def test_json_is_one_document_with_what_is_known_and_null_for_the_rest() -> None:
    office = answer("us-comp-il")
    assert office["open"] == "open"
    assert office["next_change"] == "2026-03-10T16:00:00-06:00"
    assert office["zone"] == "America/Chicago"
    assert (office["freshness"], office["checked_on"]) == ("not_checked", None)
    assert office["ways"] == ["call"]
    assert office["phones"][0]["uri"] == "tel:+18002283368"
    assert office["what_happens"]["call"]
    assert office["next_best"] == "us-988-lifeline"
    unknown = answer("us-211")
    assert (unknown["open"], unknown["next_change"], unknown["zone"]) == ("unknown", None, None)


def test_json_has_nothing_that_is_for_staff() -> None:
    assert not {"sources_read_on", "editor_notes", "sources", "seen"} & set(answer("us-211"))


@pytest.mark.parametrize(
    ("language", "way", "address"),
    [
        ("en", "call", "tel:988"),
        ("en", "text", "sms:988"),
        ("es", "text", "sms:988?body=AYUDA"),
    ],
)
def test_a_code_is_the_one_a_phone_reads(language: str, way: str, address: str) -> None:
    i18n.use(language)
    result = run("us-988-lifeline", "--qr", way)
    assert result.exit_code == 0
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", qr_text(qr_modules(address)))
    assert result.stdout == f"{drawn}\n"
    assert result.stderr.startswith("988  ")


def test_a_contact_keeps_its_line_ends() -> None:
    result = run("us-211", "--vcard")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert result.stdout_bytes.endswith(b"\r\nEND:VCARD\r\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("us-211", "--qr", "smoke"),
        ("us-211", "--qr", "text"),
        ("us-no-notoriety", "--qr", "call"),
        ("us-211", "--json", "--vcard"),
        ("us-211", "--qr", "call", "--json"),
        (),
    ],
    ids=str,
)
def test_what_cannot_be_shown_is_a_usage_error(arguments: tuple[str, ...], tmp_path: Path) -> None:
    from companion.cli.main import main

    result = CliRunner().invoke(main, ["--base-dir", str(tmp_path), "resource", *arguments])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1


def test_in_spanish_all_of_it_is_spanish() -> None:
    i18n.use("es")
    shown = lines("us-988-lifeline")
    assert "Cuando llamas" in shown
    assert "  Abierto de día y de noche." in shown
    assert "Si no quieres llamar:" in shown
    assert "Qué pueden preguntar y hacer" in shown


def test_a_missing_directory_still_shows_the_built_in_lines(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built_in = Directory.load(tmp_path)
    monkeypatch.setattr(Directory, "load", lambda: built_in)
    assert "  Open day and night." in lines("us-988-lifeline")
