"""What a linter cannot say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "companion").rglob("*.py"))
EVERYTHING = [
    file
    for folder in ("companion", "tests", "benchmarks", "scripts", "docs", "assets")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in {".py", ".md", ".toml", ".json", ".svg", ".po"} and file.is_file()
]
LONGEST_FILE = 300
LONG_FOR_A_REASON = {
    "companion/errors.py": "every expected failure, a few lines each",
    "companion/wording.py": "the words for each of them",
    "companion/ui/journal/write_page.py": "one page, its messages and its timers",
    "companion/ui/workspace.py": "all places, and what they share",
    "companion/ui/main_window.py": "the one window: which screen, help, locking, settings",
}
WITHOUT_A_TEST_OF_THEIR_OWN = {
    "companion/__main__.py": "run by tests/cli/test_main.py",
    "companion/app.py": "run by tests/journeys",
    "companion/cli/pack_words.py": "tests/cli/test_pack.py",
    "companion/cli/journal_print.py": "the tests of the commands on pages",
    "companion/cli/tour.py": "tests/ui/test_tour.py",
    "companion/ui/journal/file_work.py": "tests/ui/journal/test_files_page.py",
    "companion/ui/tour/before.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/caring.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/camera.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/evening.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/helping.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/journal.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/notebooks.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/people.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/planning.py": "tests/ui/test_pictures.py",
    "companion/ui/tour/sample.py": "tests/ui/test_tour.py",
    "companion/helping/tables.py": "tests/vault/test_migrate.py",
    "companion/journal/exporters/members.py": "tests/journal/exporters/test_export.py",
    "companion/journal/exporters/selection.py": "tests/journal/exporters/test_export.py",
    "companion/journal/importers/own_files.py": "tests/journal/importers/test_own.py",
    "companion/journal/importers/own_rest.py": "tests/journal/importers/test_own.py",
    "companion/journal/attachment_store.py": "tests/journal/test_attachments.py",
    "companion/journal/bin_store.py": "tests/journal/test_service.py, test_attachments.py",
    "companion/journal/conditions.py": "tests/journal/test_finding.py",
    "companion/journal/draft_store.py": "tests/journal/test_service.py",
    "companion/journal/importers/notices.py": "the test of each importer",
    "companion/resources/catalogue_building.py": "tests/resources/test_catalogue.py",
    "companion/resources/catalogue_terms.py": "tests/resources/test_catalogue.py",
    "companion/resources/catalogue_tiers.py": "tests/resources/test_catalogue.py",
    "companion/planner/recurrence/chinese_years.py": "tests/planner/recurrence/test_agreement.py",
    "companion/planner/recurrence/lunar.py": "test_hebrew.py, test_hijri.py, test_chinese.py",
    "companion/planner/recurrence/model.py": "the test of each calendar",
    "companion/planner/recurrence/text.py": "tests/planner/recurrence/test_patterns.py",
    "companion/people/tables.py": "tests/vault/test_migrate.py",
    "companion/resources/names.py": "tests/resources/test_service.py",
    "companion/resources/hsds/columns.py": "tests/resources/hsds/test_writing.py",
    "companion/resources/packs/content.py": "tests/resources/packs/test_service.py",
    "companion/resources/packs/shelf.py": "tests/resources/packs/test_service.py",
    "companion/ui/blank.py": "tests/ui/test_locking.py and test_main_window.py",
    "companion/ui/care/moment.py": "tests/ui/care/test_desk.py",
    "companion/ui/care/pages.py": "tests/ui/care/test_desk.py",
    "companion/ui/care/state.py": "tests/ui/care/test_desk.py",
    "companion/ui/changes.py": "one signal",
    "companion/ui/help/lists.py": "tests/ui/help/test_lists_page.py",
    "companion/ui/settings/desk.py": "tests/ui/test_workspace.py",
    "companion/ui/journal/side_column.py": "tests/ui/journal/test_side_list.py",
    "companion/ui/journal/write_view.py": "tests/ui/journal/test_write_page.py",
    "companion/ui/journal/lock_forms.py": "tests/ui/journal/test_lock_card.py",
    "companion/ui/journal/notebook_box.py": "tests/ui/journal/test_notebooks_desk.py",
    "companion/ui/journal/notebook_choice.py": "tests/ui/journal/test_notebooks_desk.py",
    "companion/ui/journal/notebook_work.py": "tests/ui/journal/test_notebooks_desk.py",
    "companion/ui/places.py": "tests/ui/test_workspace.py, tests/ui/planner/test_desk.py",
    "companion/ui/planner/record_kinds.py": "tests/ui/planner/test_record_page.py",
    "companion/ui/planner/views.py": "tests/ui/planner/test_desk.py",
    "companion/ui/planner/way.py": "tests/ui/planner/test_desk.py",
    "companion/ui/reason.py": "three names",
    "companion/ui/recent/notebook_changes.py": "tests/ui/journal/test_notebooks_page.py",
    "companion/ui/recent/look_change.py": "tests/ui/test_main_window.py",
    "companion/ui/rest.py": "tests/ui/test_workspace.py",
    "companion/wording_journal.py": "tests/test_wording.py",
    "companion/wording_packs.py": "tests/test_wording.py",
    "companion/vault/creation.py": "tests/vault/test_vault.py, tests/faults",
    "companion/vault/database.py": "tests/vault/test_vault.py, tests/faults",
    "companion/vault/opening.py": "tests/vault/test_errors_of_opening.py, tests/faults",
    "companion/vault/place.py": "tests/vault/test_vault.py, tests/vault/test_presence.py",
    "companion/vault/preferences.py": "tests/ui/test_offers.py",
    "companion/tried/tables.py": "tests/tried/test_service.py",
    "companion/vault/tables.py": "tests/vault/test_migrate.py",
    "companion/vault/gathering.py": "tests/faults/test_t49_salvage.py",
    "companion/vault/opener.py": "tests/vault/test_restoring.py",
    "companion/vault/pages.py": "tests/faults/test_t08_damage.py, tests/faults/test_t49_salvage.py",
    "companion/vault/salvage.py": "tests/faults/test_t49_salvage.py",
    "companion/vault/spare.py": "tests/faults/test_t49_salvage.py",
    "companion/vault/migrations/env.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0001_first_page.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0002_tried.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0003_care.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0004_people.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0005_planner.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0006_journal.py": "tests/vault/test_migrate.py",
    "companion/vault/migrations/versions/0007_notebooks.py": "tests/vault/test_migrate.py",
}


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def holding(pattern: str, files: list[Path]) -> list[str]:
    """Return the files that hold something, and what, but for this one."""
    sought = re.compile(pattern)
    return [
        f"{name(file)}: {found[0]}"
        for file in files
        if file != Path(__file__)
        for found in sought.finditer(file.read_text("utf-8"))
    ]


def test_no_event_loop_inside_an_event_loop() -> None:
    window = [file for file in CODE if "ui" in file.parts and "tour" not in file.parts]
    assert holding(r"\.exec_?\(|processEvents|QEventLoop", window) == []


def test_no_network() -> None:
    assert holding(r"QtNetwork|QtWebEngine|QDesktopServices|openUrl|webbrowser", CODE) == []


def test_one_style_sheet() -> None:
    others = [file for file in CODE if name(file) != "companion/ui/theme.py"]
    assert holding(r"setStyleSheet", others) == []


def test_one_way_to_scroll() -> None:
    """Qt's own bars end the app under a screen reader; see the class Scrolling."""
    others = [file for file in CODE if name(file) != "companion/ui/widgets/scrolling.py"]
    assert holding(r"QScrollArea\b", others) == []


def test_nothing_is_left_unfinished() -> None:
    assert holding(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK|W" r"IP)\b", EVERYTHING) == []


def test_no_folder_of_one_persons_home() -> None:
    assert holding(r"/home/\w+|/Users/\w+|C:\\Users", EVERYTHING) == []


def test_files_have_one_subject() -> None:
    long = {name(file) for file in CODE if file.read_text("utf-8").count("\n") > LONGEST_FILE}
    assert sorted(long - set(LONG_FOR_A_REASON)) == []


def test_every_module_has_a_test_beside_it() -> None:
    missing = set()
    for file in CODE:
        path = Path(name(file)).relative_to("companion")
        mirrored = ROOT / "tests" / path.with_name(f"test_{path.name}")
        if file.read_text("utf-8").strip() and file.name != "__init__.py" and not mirrored.exists():
            missing.add(name(file))
    assert sorted(missing - set(WITHOUT_A_TEST_OF_THEIR_OWN)) == []
    assert all((ROOT / file).is_file() for file in WITHOUT_A_TEST_OF_THEIR_OWN)


@pytest.mark.parametrize("file", CODE, ids=name)
def test_slots_are_bound_methods(file: Path) -> None:
    """A lambda as a slot is held for ever and called on the dead."""
    assert holding(r"\.connect\(\s*(?:lambda|partial)", [file]) == []
