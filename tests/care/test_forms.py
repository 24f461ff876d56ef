from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from companion.care import forms
from companion.care.measures import RULES
from companion.paths import assets

FOLDER = assets() / "care" / "measures"


def test_all_four_are_there_in_the_order_to_offer_them() -> None:
    for language in ("en", "es", "xx"):
        found = forms.load(language)
        assert [each.id for each in found] == list(RULES)


def test_a_form_has_as_many_items_and_answers_as_its_rules() -> None:
    for form in forms.load("en"):
        rules = RULES[form.id]
        assert (len(form.items), len(form.options) - 1) == (rules.items, rules.most)
        assert bool(form.gate) == rules.has_gate
        assert form.steps == rules.items + rules.has_gate


def test_official_words_are_never_translated_by_us() -> None:
    """Only the PHQ-9 is there in its official Spanish; the others say that they are English."""
    assert {each.id: each.language for each in forms.load("es")} == {
        "pc-ptsd-5": "en",
        "pcl-5": "en",
        "phq-9": "es",
        "gad-7": "en",
    }


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_each_file_has_its_own_licence(file: Path) -> None:
    content = json.loads(file.read_text("utf-8"))
    assert content["id"] == file.stem
    assert content["licence"]["status"] in {"public domain", "free"}
    assert len(content["licence"]["note"]) > 40
    assert content["licence"]["source"].startswith("https://")
    looked_up = content["licence"]["looked_up"]
    assert date.fromisoformat(looked_up["date"]) >= date(2026, 11, 26)
    assert all(each["source"] and each["says"] for each in looked_up["found"])
    assert looked_up["confirmed_by_a_person"] or looked_up["to_confirm"]
    numbers = [item["n"] for item in content["texts"]["en"]["items"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_items_that_bring_help_are_the_ones_meant() -> None:
    by_id = {each.id: each for each in forms.load("en")}
    assert "better off dead" in by_id["phq-9"].items[8]
    assert "cause you harm" in by_id["pcl-5"].items[15]
    spanish = next(each for each in forms.load("es") if each.id == "phq-9")
    assert "muerto" in spanish.items[8]


def test_nobody_is_asked_to_describe_what_happened() -> None:
    for form in forms.load("en"):
        words = f"{form.intro} {form.gate} {form.stem}".lower()
        assert "describe" not in words
        assert "briefly" not in words


def damaged(folder: Path, change: Any) -> list[str]:
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    file = folder / "phq-9.json"
    content = json.loads(file.read_text("utf-8"))
    change(content)
    file.write_text(json.dumps(content))
    return [each.id for each in forms.load("en", folder)]


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["texts"]["en"]["items"].pop(),
        lambda content: content["texts"]["en"]["options"].pop(),
        lambda content: content["texts"]["en"].update(gate="?"),
        lambda content: content.update(id="phq-8"),
        lambda content: content.update(schema_version=2),
        lambda content: content.pop("licence"),
        lambda content: content["licence"].pop("looked_up"),
        lambda content: content["licence"]["looked_up"].update(date="lately"),
        lambda content: content["texts"]["en"]["items"].__setitem__(8, {"n": 9, "text": ""}),
    ],
)
def test_a_form_that_does_not_fit_its_rules_is_left_out(tmp_path: Path, change: Any) -> None:
    assert damaged(tmp_path, change) == ["pc-ptsd-5", "pcl-5", "gad-7"]


def test_reading_forms_never_raises(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": 3, "texts": []}')
    assert forms.load("en", tmp_path) == forms.load("en", tmp_path / "missing") == ()
