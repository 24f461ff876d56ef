"""Texts of every kind, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "\r\n", "\n", "\r", "\u00a0", "\u202f", "\u2028", "\ufeff", "\u200b", "\u200d",
    "e\u0301", "é", "ﬁ", "👩‍👩‍👧", "🇲🇽", "שלום", "مرحبا", "\u202eabc", "東京", "สวัสดี",
    "\x01\x02\x03",    "  ", "\t", "…", "'", '"', "\\", "%", "NUL", "\U0010ffff", "\ufffe",
)  # fmt: skip
_WHOLE = st.characters(codec="utf-8", exclude_characters="\0")
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(_WHOLE, max_size=20), max_size=12).map(
    "".join
)
"""What a person could have typed: any Unicode but NUL and lone surrogates."""
WILD_TEXT = st.lists(
    st.sampled_from((*PIECES, "\0", "\ud83d", "\udc00")) | st.text(st.characters(), max_size=20),
    max_size=8,
).map("".join)
"""What could come from outside: anything a string can hold."""
