from __future__ import annotations

from companion.guide.marks import Mark, marks_among, preference_of
from companion.vault.preferences import Preferences
from companion.vault.vault import Vault


def test_marks_are_kept_among_the_preferences_of_the_vault(vault: Vault) -> None:
    preferences = Preferences(vault)
    preferences.put(preference_of("a"), Mark.LATER)
    preferences.put(preference_of("b"), Mark.READ)
    preferences.put(preference_of("b"), "")
    preferences.put("other", "read")
    assert marks_among(preferences.all()) == {"a": Mark.LATER}
