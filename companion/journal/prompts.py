"""First lines on request: prompts in groups, each of which can be hidden (care.md 4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from companion.json_values import read_json, text
from companion.paths import assets
from companion.vault.preferences import Preferences

if TYPE_CHECKING:
    from companion.vault.vault import Vault

HIDDEN: Final = "journal.prompts.hidden"
"""The name among the preferences that holds the ids of hidden groups."""
MOST_BYTES: Final = 1024 * 1024
"""A file larger than this is left unread."""
_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A line to begin with."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PromptGroup:
    """Prompts for one mood or subject."""

    id: str
    name: str
    prompts: tuple[Prompt, ...]

    def another(self, shown: Sequence[str]) -> Prompt:
        """Return the first prompt that was not shown yet; after the last it begins again."""
        for prompt in self.prompts:
            if prompt.id not in shown:
                return prompt
        return self.prompts[len(shown) % len(self.prompts)]


def prompt_groups(language: str, file: Path | None = None) -> tuple[PromptGroup, ...]:
    """Return all groups in a language, English where it has none; none from a damaged file."""
    try:
        content = read_json(file or assets() / "journal" / "prompts.json", MOST_BYTES)
        return tuple(_group(each, language) for each in content["groups"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def _group(record: Any, language: str) -> PromptGroup:
    prompts = [
        Prompt(text(each["id"]), _text(each["text"], language)) for each in record["prompts"]
    ]
    if not prompts:
        raise ValueError(record["id"])
    return PromptGroup(text(record["id"]), _text(record["name"], language), tuple(prompts))


def _text(texts: dict[str, str], language: str) -> str:
    return text(texts.get(language) or texts[_LANGUAGE])


class Prompts:
    """Which groups of prompts a person wants to see, in their vault."""

    def __init__(self, vault: Vault) -> None:
        self._preferences = Preferences(vault)

    def shown(self, language: str) -> tuple[PromptGroup, ...]:
        """Return the groups that are not hidden."""
        hidden = self.hidden()
        return tuple(group for group in prompt_groups(language) if group.id not in hidden)

    def hidden(self) -> frozenset[str]:
        """Return the ids of the groups that are hidden."""
        return frozenset(self._preferences.all().get(HIDDEN, "").split())

    def stop_showing(self, group_id: str) -> None:
        """Hide a group."""
        self._preferences.put(HIDDEN, " ".join(sorted(self.hidden() | {group_id})))

    def show_again(self, group_id: str) -> None:
        """Show a group again."""
        self._preferences.put(HIDDEN, " ".join(sorted(self.hidden() - {group_id})))
