"""companion card: help lines on paper, without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Call, one_sentence
from tests.support.tools import text_of_pdf

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("form", ["wallet", "page"])
def test_a_card_is_written_and_holds_the_lines(call: Call, tmp_path: Path, form: str) -> None:
    out = tmp_path / "card.pdf"
    done = call(
        "card", str(out), "--line", "us-988-lifeline", "--line", "us-crisis-text-line",
        "--form", form,
    )  # fmt: skip
    assert done.exit_code == 0
    assert done.stdout == ""
    text = text_of_pdf(out)
    assert "988" in text
    assert "741741" in text
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name one line or more with --line ID."),
        (("--line", "nobody"), "There is no line with the ID nobody."),
        (("--line", "us-comp-al"), "us-comp-al has no number to put on a card."),
    ],
)
def test_what_cannot_be_made_is_said(
    call: Call, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "card.pdf"
    done = call("card", str(out), *arguments)
    assert one_sentence(done, 2) == said
    assert not out.exists()
