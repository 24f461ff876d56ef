"""A made-up journal of any length, the same bytes every time.

20,000 word forms (150 real function words at the head, then pronounceable
stems with endings, about 3 % of them with a diacritic) follow a Zipf-Mandelbrot
law. Entries are about 200 words long and spread over 30 years; 60 % have one to
three of 40 tags, 3 % a star. RARE stands in exactly three entries, however many
there are, and PHRASE in ten. The words are nonsense, so compression ratios and
stemming do not carry over to real prose.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

SEED: Final = 20260101
RARE: Final = "zephyrinol"
PHRASE: Final = "lantern harbour"
COMMON: Final = "coffee"
"""In about one entry of seven."""
FORMS: Final = 20_000

_START: Final = datetime(1996, 1, 1)  # noqa: DTZ001  # a local date, of no zone
_DAYS: Final = 10_957
_HEAD: Final = """
the and to i of a in was it that my for on with but is at so this we had be not me have as you all
they out up about when then just day from like there what one she get he time her were got good
today back really which work if will went some an home feel think can bit more into been no his
little know don't much going over him after last by down now your week them our other still well
very only too before first night next people things again morning could did off even because new
long year want how made or came always lot never sleep better see should than who came right house
around being where way make walk two thing felt might told tired something through their take old
quite later talk also need while life every why friend dinner nice started thought coffee sun
"""
_ONSETS: Final = """
b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p ph pl pr qu r s sc sh sk sl sm sn sp st str t
th tr v w wh y z
"""
_NUCLEI: Final = "a a a e e e i i o o u ai au ea ee ei ie oa oo ou"
_CODAS: Final = """
b c ck d f g k l ll lm ln m mp n nd ng nk nt p r rd rk rl rm rn rt s sh ss st t th x
"""
_ENDINGS: Final = ("", "", "", "s", "ed", "ing", "ly", "er", "ness", "ful", "ment")
_DIACRITICS: Final = str.maketrans({"a": "á", "e": "é", "i": "ï", "o": "ö", "u": "ü"})
_TAGS: Final = """
home work family health sleep walk garden books music therapy friends cooking travel gratitude dream
money weather anxiety running study cat dog film art letters school church river winter summer plans
worry rest medication doctor birthday moving photos quiet joy
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One entry of the made-up journal."""

    number: int
    written: datetime
    title: str
    body: str
    tags: tuple[str, ...]
    mood: int | None
    starred: bool


def vocabulary(seed: int = SEED) -> list[str]:
    """Return the word forms, the most frequent first."""
    random = Random(f"{seed}:vocab")
    words = list(dict.fromkeys(_HEAD.split()))
    onsets, nuclei, codas = _ONSETS.split(), _NUCLEI.split(), _CODAS.split()
    seen = {*words, RARE}

    def pick(pieces: Sequence[str]) -> str:
        return pieces[int(random.random() * len(pieces))]

    def syllable() -> str:
        beginning = pick(onsets) + pick(nuclei)
        return beginning + (pick(codas) if random.random() < 0.45 else "")

    while len(words) < FORMS:
        stem = "".join(syllable() for _ in range(1 + int(random.random() * 2.6)))
        if not 3 <= len(stem) <= 12:
            continue
        if random.random() < 0.03:
            stem = stem.translate(_DIACRITICS)
        for _ in range(1 + int(random.random() * 3)):
            word = stem + pick(_ENDINGS)
            if word not in seen and len(words) < FORMS:
                seen.add(word)
                words.append(word)
    return words


class Corpus:
    """A journal of `count` entries, the oldest first; can be gone through again and again."""

    def __init__(self, count: int, seed: int = SEED) -> None:
        self.count = count
        self._seed = seed
        self._words = vocabulary(seed)
        self._word_weights = _sums(1 / (rank + 1 + 2.7) ** 1.07 for rank in range(FORMS))
        self._tags = _TAGS.split()
        self._tag_weights = _sums(1 / (rank + 1) ** 0.8 for rank in range(len(self._tags)))
        self._rare_in = {int(count * share) for share in (0.1, 0.5, 0.9)}
        self._phrase_in = {int(count * (tenth + 0.5) / 10) for tenth in range(10)}

    def __iter__(self) -> Iterator[Written]:
        for number in range(self.count):
            yield self._entry(number)

    def _entry(self, number: int) -> Written:
        # The order of the draws is part of the corpus: another gives other bytes.
        random = Random(f"{self._seed}:{self.count}:{number}").random
        written = self._moment(number, random)
        spread = (random() + random() + random() - 1.5) * 2
        length = max(30, min(1200, int(math.exp(5.18 + 0.48 * spread))))
        title = " ".join(self._word(random) for _ in range(2 + int(random() * 4)))
        paragraphs = self._paragraphs(length, random)
        if number in self._rare_in:
            paragraphs[-1] += f" Found the {RARE} again."
        if number in self._phrase_in:
            paragraphs[0] += f" We saw the {PHRASE} lights."
        tags = self._drawn_tags(random) if random() < 0.6 else ()
        mood = 1 + int((random() + random()) / 2 * 5) if random() < 0.45 else None
        return Written(
            number, written, _sentence_case(title), "\n\n".join(paragraphs), tags, mood,
            starred=random() < 0.03,
        )  # fmt: skip

    def _moment(self, number: int, random: Callable[[], float]) -> datetime:
        day = (number + random()) * _DAYS / self.count
        return _START + timedelta(
            days=int(day), hours=6 + int(random() * 17), minutes=int(random() * 60)
        )

    def _word(self, random: Callable[[], float]) -> str:
        return self._words[bisect.bisect(self._word_weights, random() * self._word_weights[-1])]

    def _paragraphs(self, length: int, random: Callable[[], float]) -> list[str]:
        paragraphs: list[str] = []
        sentences: list[str] = []
        used, most = 0, 3 + int(random() * 4)
        while used < length:
            count = 5 + int(random() * 14)
            words = [self._word(random) for _ in range(count)]
            if count > 10:
                words[count // 2] += ","
            used += count
            ending = random()
            mark = "." if ending < 0.9 else "!" if ending < 0.95 else "?"
            sentences.append(_sentence_case(" ".join(words)) + mark)
            if len(sentences) >= most:
                paragraphs.append(" ".join(sentences))
                sentences, most = [], 3 + int(random() * 4)
        if sentences:
            paragraphs.append(" ".join(sentences))
        return paragraphs

    def _drawn_tags(self, random: Callable[[], float]) -> tuple[str, ...]:
        weights = self._tag_weights
        drawn = (
            self._tags[bisect.bisect(weights, random() * weights[-1])]
            for _ in range(1 + int(random() * 3))
        )
        return tuple(dict.fromkeys(drawn))


def _sums(weights: Iterator[float]) -> list[float]:
    return list(itertools.accumulate(weights))


def _sentence_case(text: str) -> str:
    return text[0].upper() + text[1:]
