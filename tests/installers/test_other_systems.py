"""What was never run says so, and asks for no more than it needs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from companion import __version__
from installers import pruning

ROOT = Path(__file__).resolve().parents[2]
INSTALLERS = ROOT / "installers"
FLATPAK = INSTALLERS / "flatpak" / "invalid.companion.Companion.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "installers.yml"
SPEC = INSTALLERS / "companion.spec"


@pytest.mark.parametrize(
    "file",
    [
        INSTALLERS / "windows" / "companion.iss",
        INSTALLERS / "macos" / "dmg.sh",
        FLATPAK,
        WORKFLOW,
    ],
    ids=lambda file: file.name,
)
def test_what_was_never_run_says_so(file: Path) -> None:
    assert "NOT YET" in file.read_text("utf-8")[:400]


def test_the_sandbox_lets_nothing_out_and_sees_no_files() -> None:
    manifest = yaml.safe_load(FLATPAK.read_text("utf-8"))
    assert manifest["id"] == FLATPAK.stem
    given = manifest["finish-args"]
    assert not [each for each in given if "network" in each or "filesystem" in each]
    assert not [each for each in given if each.startswith("--device") or "session-bus" in each]


def test_what_the_sandbox_packs_is_there() -> None:
    (module,) = yaml.safe_load(FLATPAK.read_text("utf-8"))["modules"]
    files = [FLATPAK.parent / each["path"] for each in module["sources"] if each["type"] == "file"]
    assert all(file.is_file() for file in files)


def test_the_workflow_may_only_read() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in WORKFLOW.read_text("utf-8")
    assert set(workflow["jobs"]) == {"debian", "windows", "macos"}


def test_the_version_is_given_to_installers_and_never_kept_in_them() -> None:
    for file in (INSTALLERS / "macos" / "dmg.sh", SPEC):
        assert __version__ not in file.read_text("utf-8")


def test_there_is_an_icon_for_each_system_that_wants_its_own_form() -> None:
    assert {file.suffix for file in pruning.ICONS.values()} == {".ico", ".icns"}
