from __future__ import annotations

from collections.abc import Iterator

import pytest

from companion import i18n
from companion.care.catalog import Catalog
from companion.cli.care_print import (
    document,
    line,
    log_line,
    logged,
    offer_help,
    offer_steady,
    print_idea,
)
from tests.care.examples import activity, log_entry


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    i18n.use("en")
    yield
    i18n.use("en")


def test_a_line_tells_the_id_the_title_and_the_time() -> None:
    assert line(activity("walk", title="Walk")) == "walk  Walk (5 minutes)"


def test_everything_in_the_catalog_can_be_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    catalog = Catalog.load("en")
    for idea in catalog.ideas():
        print_idea(catalog, idea)
        printed = capsys.readouterr().out
        assert printed.startswith(idea.title)
        assert all(flag.text in printed for flag in catalog.flag_lines(idea))
        assert document(catalog, idea)["id"] == idea.id


def test_an_activity_without_words_leaves_no_empty_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_idea(Catalog.load("en"), activity("own", title="Own", summary="Mine."))
    assert "" not in [each.strip() for each in capsys.readouterr().out.splitlines()]


def test_a_rating_that_was_not_given_is_a_dash() -> None:
    assert log_line(log_entry(7, None), "Walk").endswith("Walk  7 → –")
    assert log_line(log_entry(None, None), "Walk").endswith("Walk")
    assert logged(log_entry(7, None))["after"] is None


def test_help_gives_two_lines_with_each_number_alone(capsys: pytest.CaptureFixture[str]) -> None:
    offer_help()
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("In danger now? Call 911")
    assert [each for each in lines if each.startswith("    ")] == ["    988", "    1-800-985-5990"]
    offer_steady()
    assert "come-back-to-now" in capsys.readouterr().out
