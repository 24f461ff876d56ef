"""T34, T46: the log holds no content, and a session leaves nothing outside of its folder."""

from __future__ import annotations

import inspect
import io
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from companion import logs
from companion.errors import CompanionError
from companion.journal.service import Journal
from companion.paths import Paths
from companion.vault import backups, shares
from companion.vault.opener import by_passphrase
from companion.vault.restoring import restore
from companion.vault.vault import Vault
from tests.faults.error_sites import CANARY, NEW_KEY, SITES, Place
from tests.support.builders import CHEAP, NOW, PASSPHRASE, new_vault, page
from tests.support.crashes import FullDisk

NEW = NEW_KEY
ROOT = Path(__file__).resolve().parents[2]


def test_a_log_of_everything_holds_no_word_and_no_key(
    vault: Vault, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.start(paths.log)
    logs.logger.setLevel("DEBUG")
    try:
        entry = Journal(vault).write(page(CANARY, title=CANARY, tags=(CANARY,)), now=NOW)
        code = vault.new_recovery_code(PASSPHRASE)
        issued = shares.issue(vault, PASSPHRASE)
        made = backups.make(vault, now=NOW).snapshot.folder
        with monkeypatch.context() as patch:
            FullDisk(patch)
            with suppress(CompanionError):
                backups.make(vault, now=NOW)
        with suppress(Exception), vault.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO entry (title) VALUES (?)", (CANARY,))
        with suppress(CompanionError):
            Journal(vault).read(CANARY)
        vault.close()
        with suppress(CompanionError):
            Vault.unlock(paths, NEW)
        with suppress(CompanionError):
            restore(paths, made, by_passphrase(NEW), now=NOW)
        shares.recover(paths, [issued[0].text, issued[1].text], NEW, cost=CHEAP).close()
    finally:
        for handler in list(logs.logger.handlers):
            handler.close()
            logs.logger.removeHandler(handler)
    told = paths.log.read_text()
    assert "vault recovered" in told  # the control: it was written to
    private = (CANARY, PASSPHRASE, NEW, code, entry.id, *(share.text for share in issued))
    assert not [each for each in private if each in told]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Lend one journal with canaries in it, and every logger of the process at DEBUG."""
    folder = tmp_path_factory.mktemp("sites")
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    paths = Paths.below(folder / "base")
    vault = new_vault(paths)
    entry = Journal(vault).write(page(CANARY, title=CANARY, tags=(CANARY,)), now=NOW)
    yield Place(vault, paths, folder, entry.id)
    vault.close()
    root.setLevel(before)


def test_there_are_more_sites_than_were_promised() -> None:
    assert len(SITES) >= 40


def _told_of(
    work: Callable[[], object], paths: Paths, capfd: pytest.CaptureFixture[str]
) -> tuple[BaseException | None, str]:
    """Do something; return its error, and what reached the log, any logger, and the terminal.

    The error goes on as one that nobody caught, which is the worst that can become of it.
    """
    everything = io.StringIO()
    every = logging.StreamHandler(everything)
    logging.getLogger().addHandler(every)
    hook, error = sys.excepthook, None
    paths.log.unlink(missing_ok=True)
    logs.start(paths.log)
    logs.logger.setLevel("DEBUG")
    logs.logger.addHandler(every)
    logs.watch_unexpected(lambda _error: None)
    try:
        work()
    except Exception as raised:  # noqa: BLE001  # whatever it is, it is what is looked at
        error = raised
        sys.excepthook(type(raised), raised, raised.__traceback__)
    finally:
        sys.excepthook = hook
        logging.getLogger().removeHandler(every)
        for handler in list(logs.logger.handlers):
            handler.close()
            logs.logger.removeHandler(handler)
    return error, "".join((paths.log.read_text(), everything.getvalue(), *capfd.readouterr()))


@pytest.mark.parametrize("site", SITES)
def test_what_goes_wrong_leaves_no_word_behind(
    place: Place, site: str, capfd: pytest.CaptureFixture[str]
) -> None:
    error, told = _told_of(lambda: SITES[site](place), place.paths, capfd)
    # The control: it did go wrong as the app knows it, and was written down.
    assert isinstance(error, CompanionError | RuntimeError)
    assert f"unexpected {type(error).__name__} at " in told
    assert CANARY not in told.lower()


KINDS = sorted(CompanionError.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_error_writes_down_what_it_carries(
    paths: Paths, kind: type[CompanionError], capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        made = kind.__new__(kind)
        Exception.__init__(made, CANARY)
        made.__dict__.update(dict.fromkeys(_facts(kind), CANARY))
        made.add_note(CANARY)
        raise made from ValueError(CANARY)

    error, told = _told_of(fail, paths, capfd)
    assert isinstance(error, kind)
    assert f"unexpected {kind.__name__} at " in told
    assert CANARY not in told


def _facts(kind: type[CompanionError]) -> list[str]:
    return [] if "__init__" not in vars(kind) else list(inspect.signature(kind).parameters)


def test_a_session_leaves_nothing_outside_of_its_folder(tmp_path: Path) -> None:
    """T46: no list of recent files, no thumbnails, no settings of a library, no history."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    new_vault(Paths.below(tmp_path / "base")).close()
    for words in (("backup", str(tmp_path)), ("check",)):
        subprocess.run(
            [
                sys.executable, "-m", "companion", "--base-dir", str(tmp_path / "base"),
                "vault", *words, "--passphrase-file", "-",
            ],
            cwd=ROOT, env=environment, input=f"{PASSPHRASE}\n", text=True, check=True,
            capture_output=True,
        )  # fmt: skip
    assert list(home.rglob("*")) == []
    left = {each.name for each in tmp_path.iterdir() if not each.name.endswith("backup")}
    assert left == {"home", "base"}
