from __future__ import annotations

from companion import i18n
from companion.helping.model import StopRule
from companion.helping.sentences import stop_sentence


def test_every_rule_has_a_sentence_of_its_own_in_both_languages() -> None:
    try:
        said = set()
        for language in ("en", "es"):
            i18n.use(language)
            said |= {stop_sentence(rule) for rule in StopRule}
        assert len(said) == 2 * len(StopRule)
    finally:
        i18n.use("en")
