from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion import logs

SECRET = "the-words-of-a-person"


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = list(logs.logger.handlers)
    yield
    for handler in [one for one in logs.logger.handlers if one not in before]:
        logs.logger.removeHandler(handler)
        handler.close()


def test_the_log_is_private_and_a_large_one_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "log" / "app.log"
    logs.start(file)
    logs.logger.info("x" * 300_000)
    logs.start(file)
    logs.logger.info("event")
    found = sorted(file.parent.iterdir())
    assert [one.name for one in found] == ["app.log", "app.log.1"]
    for one in found:
        assert stat.S_IMODE(one.stat().st_mode) == 0o600


def test_without_the_rights_it_logs_nowhere_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    logs.start(tmp_path / "file" / "app.log")
    logs.logger.info("event")


def test_an_error_is_described_without_its_message() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        described = logs.describe(error)
    assert described.startswith("ValueError at test_logs.py:")
    assert SECRET not in described
    assert logs.describe(ValueError(SECRET)) == "ValueError at unknown"


def test_an_error_that_nobody_caught_is_told_and_logged_without_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "app.log"
    logs.start(file)
    told: list[BaseException] = []
    logs.watch_unexpected(told.append)
    error = ValueError(SECRET)
    sys.excepthook(ValueError, error, None)
    assert told == [error]
    assert "unexpected ValueError" in file.read_text()
    assert SECRET not in file.read_text()
    assert capsys.readouterr() == ("", "")


def test_an_interruption_ends_the_process_quietly() -> None:
    logs.watch_unexpected(lambda _: None)
    with pytest.raises(SystemExit) as ended:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended.value.code == 130


def test_nothing_reaches_the_root_logger(tmp_path: Path) -> None:
    logs.start(tmp_path / "app.log")
    assert not logs.logger.propagate
