"""companion dates."""

from __future__ import annotations

from click.testing import CliRunner

from companion.cli.main import main


def test_the_group_names_its_commands() -> None:
    result = CliRunner().invoke(main, ["dates", "--help"])
    assert result.exit_code == 0
    assert "occurrences" in result.stdout
