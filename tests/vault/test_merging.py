"""How the tables of a real vault are read; what comes over is in tests/journal/test_merging.py."""

from __future__ import annotations

from companion.vault.merging import Shape, copy_missing, shapes
from companion.vault.vault import Vault


def _shapes(vault: Vault) -> dict[str, Shape]:
    with vault.reading() as connection:
        return {shape.name: shape for shape in shapes(connection)}


def test_a_page_is_known_by_its_uid_and_numbered_within_a_vault(vault: Vault) -> None:
    entry = _shapes(vault)["entry"]
    assert entry.identity == ("uid",)
    assert entry.number == "id"
    assert entry.owners == ()


def test_what_belongs_to_a_page_goes_with_it(vault: Vault) -> None:
    found = _shapes(vault)
    for table in ("entry_text", "entry_tag", "revision"):
        assert [each.table for each in found[table].owners] == ["entry"]
    assert found["draft"].owners == ()
    assert [each.table for each in found["draft"].references] == ["entry", "notebook"]


def test_a_plan_is_one_list_and_numbers_of_a_person_are_not(vault: Vault) -> None:
    found = _shapes(vault)
    assert found["plan_item"].is_one_list
    assert not found["person_phone"].is_one_list


def test_parents_come_first_and_the_vaults_own_tables_not_at_all(vault: Vault) -> None:
    order = list(_shapes(vault))
    assert order.index("entry") < order.index("entry_text")
    assert order.index("person") < order.index("person_phone")
    assert not {"vault_state", "preference", "alembic_version"} & set(order)
    assert not [name for name in order if name.startswith("entry_search")]


def test_a_vault_has_nothing_that_it_has_not(vault: Vault) -> None:
    with vault.reading() as connection:
        assert copy_missing(connection, connection).rows == {}
