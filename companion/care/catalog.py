"""The catalog of ideas in one language. It needs no vault, and it never raises.

What a language lacks comes from English, and *Come back to now* is there even
when no file could be read: somebody who looks for something steady gets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from companion.care import last_resort
from companion.care.content import Content, read
from companion.care.model import Activity, Collection, Exercise, Flag, Idea, Labels
from companion.logs import describe, logger
from companion.paths import assets

FIRST_LANGUAGE: Final = "en"
STEADY: Final = (last_resort.COME_BACK, "orient-room", "breathe-4-6")
"""What *Steady me* on the lock screen offers, in this order (care.md 4.1)."""


class Catalog:
    """Activities, exercises, flags and collections."""

    def __init__(self, content: Content, *, is_last_resort: bool = False) -> None:
        self._content = content
        self.is_last_resort = is_last_resort
        """True when no file could be read: there is only the built-in exercise."""

    @classmethod
    def load(cls, language: str, folder: Path | None = None) -> Catalog:
        """Read the catalog that the app ships with, in a language ('en', 'es').

        Never raises: a record that cannot be used in that language is taken from
        English, one that cannot be used at all is left out.
        """
        folder = assets() / "care" if folder is None else folder
        first = _read(folder / FIRST_LANGUAGE)
        spoken = first if language == FIRST_LANGUAGE else _read(folder / language)
        exercises = {**first.exercises, **spoken.exercises}
        built_in = last_resort.exercise(language)
        if built_in.id not in spoken.exercises:
            exercises[built_in.id] = built_in
        kinds = {**first.labels.names, **spoken.labels.names}
        content = Content(
            {**first.activities, **spoken.activities},
            {key: _completed(each, built_in) for key, each in exercises.items()},
            {**first.flags, **spoken.flags},
            {**first.collections, **spoken.collections},
            Labels(
                {
                    kind: {
                        **first.labels.names.get(kind, {}),
                        **spoken.labels.names.get(kind, {}),
                    }
                    for kind in kinds
                }
            ),
        )
        return cls(content, is_last_resort=not (first.exercises or spoken.exercises))

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities, group by group, as the data has them."""
        return tuple(self._content.activities.values())

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises, never none."""
        return tuple(self._content.exercises.values())

    @property
    def collections(self) -> tuple[Collection, ...]:
        """Ideas by the moment they are for."""
        return tuple(self._content.collections.values())

    @property
    def flags(self) -> Mapping[str, Flag]:
        """The flags by id."""
        return self._content.flags

    @property
    def labels(self) -> Labels:
        """What groups and qualities are called."""
        return self._content.labels

    def ideas(self, own: Iterable[Activity] = ()) -> tuple[Idea, ...]:
        """Return everything that can be offered: exercises, activities, the person's own."""
        return (*self.exercises, *self.activities, *own)

    def get(self, item_id: str) -> Idea | None:
        """Return an idea by its id, or None."""
        return self._content.exercises.get(item_id) or self._content.activities.get(item_id)

    def exercise(self, exercise_id: str) -> Exercise | None:
        """Return an exercise by its id, or None."""
        return self._content.exercises.get(exercise_id)

    def steady(self) -> tuple[Exercise, ...]:
        """Return what *Steady me* offers, *Come back to now* first; never nothing."""
        found = (self._content.exercises.get(each) for each in STEADY)
        return tuple(each for each in found if each is not None)

    def flag_lines(self, idea: Idea) -> tuple[Flag, ...]:
        """Return what to know before an idea, each a plain line."""
        return tuple(self.flags[each] for each in idea.flags if each in self.flags)


def _read(folder: Path) -> Content:
    try:
        return read(folder)
    except Exception as error:  # noqa: BLE001  # a person in need gets what is built in
        logger.warning("care unread %s", describe(error))
        return Content()


def _completed(exercise: Exercise, built_in: Exercise) -> Exercise:
    """Return an exercise with the lines that every one needs to end, and to offer help."""
    return replace(
        exercise,
        stop_line=exercise.stop_line or built_in.stop_line,
        end_line=exercise.end_line or built_in.end_line,
        if_worse=exercise.if_worse or built_in.if_worse,
    )
