from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from companion.journal.service import Journal
from companion.paths import Paths
from companion.ui.settings.my_data_page import MyDataPage, _size
from companion.ui.widgets.quiet_list import QuietList
from companion.vault import my_data
from companion.vault.vault import Vault
from tests.support.builders import NOW, page
from tests.support.immediate import ImmediateTasks


@pytest.fixture
def shown(
    qtbot: QtBot, vault: Vault, journal: Journal, paths: Paths, tasks: ImmediateTasks
) -> MyDataPage:
    journal.write(page(), now=NOW)
    made = MyDataPage(vault, paths, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def told(view: QuietList) -> list[str]:
    rows = (view.lines.row(view.lines.index(number)) for number in range(view.lines.rowCount()))
    return [row.spoken for row in rows if row is not None]


def test_every_file_is_there_with_its_size_and_who_can_read_it(
    shown: MyDataPage, paths: Paths
) -> None:
    files = my_data.stored_files(paths)
    assert len(told(shown.files)) == len(files)
    (database,) = [line for line in told(shown.files) if ".db," in line]
    assert "locked" in database
    assert str(paths.vault) in database


def test_every_table_is_there(shown: MyDataPage, vault: Vault) -> None:
    assert len(told(shown.tables)) == len(my_data.stored_tables(vault))
    assert "Pages: 1" in told(shown.tables)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (3 * 1024**2, "3 MB"), (1024**4, "1024.0 GB")],
)
def test_sizes(count: int, words: str) -> None:
    assert _size(count) == words


def test_back(qtbot: QtBot, shown: MyDataPage) -> None:
    with qtbot.waitSignal(shown.closed):
        shown.back.click()
