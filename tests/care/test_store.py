from __future__ import annotations

import pytest

from companion.care import store
from companion.care.tables import log
from companion.vault.vault import Vault
from tests.care.examples import log_entry


def test_the_list_keeps_its_order_and_leaves_no_empty_rows(vault: Vault) -> None:
    with vault.transaction() as connection:
        store.set_kept(connection, ["b", "a"])
        store.set_hidden(connection, "a", is_hidden=True)
        store.set_kept(connection, ["c"])
        assert store.kept(connection) == ("c",)
        assert store.hidden(connection) == {"a"}
        count = connection.exec_driver_sql("SELECT count(*) FROM care_choice").scalar_one()
        assert count == 2


def test_the_database_itself_refuses_a_rating_that_is_none(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="CHECK"), vault.transaction() as connection:
        store.write_log(connection, log_entry(11, 0))


def test_a_note_for_a_page_that_is_not_there_is_refused(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="FOREIGN KEY"), vault.transaction() as connection:
        connection.execute(
            log.insert().values(
                uid="x", item_id="a", local_date="", local_time="", zone="", context="night",
                entry_uid="none",
            )
        )  # fmt: skip


def test_removing_what_is_not_there_gives_none(vault: Vault) -> None:
    with vault.transaction() as connection:
        for remove in (
            store.remove_own,
            store.remove_set,
            store.remove_log,
            store.remove_check_in,
            store.remove_answer,
        ):
            assert remove(connection, "nothing") is None
