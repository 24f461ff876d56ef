from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from companion.journal.prompts import Prompt, PromptGroup, Prompts, prompt_groups
from companion.vault.vault import Vault


def test_one_prompt_comes_after_another_and_then_again() -> None:
    group = PromptGroup("a", "A", (Prompt("1", "one"), Prompt("2", "two")))
    shown: list[str] = []
    for _ in range(5):
        shown.append(group.another(shown).id)
    assert shown == ["1", "2", "1", "2", "1"]


def test_a_group_can_be_hidden_and_shown_again(vault: Vault) -> None:
    prompts = Prompts(vault)
    everything = {group.id for group in prompts.shown("en")}
    prompts.stop_showing("angry")
    prompts.stop_showing("body")
    prompts.stop_showing("body")
    assert {group.id for group in Prompts(vault).shown("es")} == everything - {"angry", "body"}
    prompts.show_again("angry")
    assert prompts.hidden() == {"body"}


def one_prompt(**others: object) -> bytes:
    """Return a file with one prompt in one group, some of it put differently."""
    prompt = {"id": "1", "text": {"en": others.pop("text", "Begin here")}}
    return json.dumps(
        {"groups": [{"id": "a", "name": {"en": "A"}, "prompts": [prompt], **others}]}
    ).encode()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"groups": 3}', b'{"groups": [{"id": "a"}]}', b"\xff", b"[" * 100_000,
     one_prompt(prompts=[]), one_prompt(id=3), one_prompt(name={"en": 3}), one_prompt(text=3)],
)  # fmt: skip
def test_a_damaged_file_has_no_prompts(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "prompts.json"
    file.write_bytes(one_prompt())
    assert len(prompt_groups("en", file)) == 1
    file.write_bytes(content)
    assert prompt_groups("en", file) == ()
    assert prompt_groups("en", tmp_path / "missing.json") == ()


def test_a_language_that_has_none_reads_english() -> None:
    assert prompt_groups("fr") == prompt_groups("en")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "prompts.json")
    assert prompt_groups("en", tmp_path / "prompts.json") == ()
