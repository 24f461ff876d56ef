"""The directory: lines for right now, and everything that can be looked up.

It needs no vault, no key and no network, and it is never empty: what cannot be
read from the data files comes from the numbers that are part of the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from companion.errors import DirectoryDamaged
from companion.paths import assets
from companion.resources import guess, last_resort, store
from companion.resources.model import (
    EUROPE,
    WORLD,
    EmergencyNumber,
    HelpLines,
    Kind,
    Resource,
    in_help_order,
    next_best,
)
from companion.resources.names import NameBook
from companion.resources.folding import folded
from companion.resources.needs import Needs
from companion.resources.query import Query, admits
from companion.resources.search import Entry, Vocabulary, ask, best, entry, fit


_FIRST_LINES = 3
"""Help lines of the person's country that answer every need."""


@dataclass(frozen=True, slots=True)
class Named:
    """A code and what it is called."""

    code: str
    name: str


class Directory:
    """Every resource, by help order, by words and by id."""

    def __init__(
        self,
        resources: Iterable[Resource],
        emergency: Mapping[str, tuple[EmergencyNumber, ...]],
        names: NameBook,
        *,
        needs: Needs | None = None,
        is_last_resort: bool = False,
    ) -> None:
        self._resources = tuple(resources)
        self._by_id = {resource.id: resource for resource in self._resources}
        self._emergency = emergency
        self._needs = needs or Needs()
        self.names = names
        """What countries, regions, kinds and languages are called."""
        self.is_last_resort = is_last_resort
        """True when no data file could be read: these are only the built-in numbers."""

    @classmethod
    def load(cls, folder: Path | None = None) -> Directory:
        """Read the directory that the app ships with; never raises, never empty.

        Built-in lines stand in for the ones that could not be read.
        """
        folder = assets() / "directory" if folder is None else folder
        try:
            resources = store.read_resources(folder)
        except DirectoryDamaged:
            resources = ()
        known = {resource.id for resource in resources}
        stand_ins = [line for line in last_resort.LINES if line.id not in known]
        emergency = {code: found for code, found in store.read_emergency(folder).items() if found}
        return cls(
            (*stand_ins, *resources),
            {**last_resort.EMERGENCY, **emergency},
            store.read_names(folder),
            needs=Needs.load(folder),
            is_last_resort=not resources,
        )

    def help_lines(self, country: str) -> HelpLines:
        """Return what to show to somebody in a country who would like help now.

        The country's crisis lines and victim services in the order to offer them,
        never fewer than two lines; for an unknown country the worldwide ones.
        """
        country = country.upper()
        return HelpLines(
            country,
            self._emergency.get(country, ()),
            in_help_order(self._resources, country),
        )

    def find(
        self,
        text: str = "",
        *,
        country: str | None = None,
        region: str | None = None,
        kind: Kind | str | None = None,
        language: str | None = None,
    ) -> list[Resource]:
        """Return all that `search` finds for words and the plainest filters."""
        return self.search(Query(text, country, region, kind, language))

    def search(self, query: Query, limit: int | None = None) -> list[Resource]:
        """Return the resources that answer a question, the most useful first.

        Its words may begin or misspell those of a record, in English or Spanish, or
        tell of a need (see `needs`). Where nothing has all of them, what has the
        most is found. Of installed packs at most MOST_OF_PACKS are returned.
        """
        asked = ask(query.text, self._needs, self._vocabulary)
        if query.text.strip() and not asked.units:
            return []
        place = (query.home_country, query.home_region)
        lines = self._first_lines(query.home_country)
        own = best(
            found
            for each in self._entries
            if admits(query, each.resource, self.names)
            and (found := fit(each, asked, place, lines)) is not None
        )
        return [each.resource for each in own][:limit]

    def _first_lines(self, country: str | None) -> frozenset[str]:
        if country is None:
            return frozenset()
        return frozenset(line.id for line in self.help_lines(country).lines[:_FIRST_LINES])

    def get(self, resource_id: str) -> Resource | None:
        """Return the resource with an id, or None."""
        return self._by_id.get(resource_id)

    def next_best(self, resource: Resource) -> Resource | None:
        """Return what to try when a resource does not answer."""
        return next_best(resource, self.help_lines(resource.country).lines)

    def countries(self, language: str = "en") -> list[Named]:
        """Return the countries that have records, by name; Europe and the world last."""
        codes = {resource.country for resource in self._resources}
        named = [Named(code, self.names.country(code, language)) for code in codes]
        wide = (EUROPE, WORLD)
        return sorted(named, key=lambda each: (each.code in wide, folded(each.name), each.code))

    def regions(self, country: str, language: str = "en") -> list[Named]:
        """Return the regions of a country that have records, by name."""
        country = country.upper()
        own = (each for each in self._resources if each.country == country)
        codes = {each.region for each in own if each.region}
        named = [Named(code, self.names.region(country, code, language)) for code in codes]
        return sorted(named, key=lambda each: (folded(each.name), each.code))

    def kinds(self, language: str = "en") -> list[Named]:
        """Return the kinds that have records, crisis lines first."""
        present = {resource.kind for resource in self._resources}
        return [Named(kind, self.names.kind(kind, language)) for kind in Kind if kind in present]

    def guess_country(self, locale_name: str) -> str:
        """Return the country that a locale name like 'es_MX' points to (see `guess`)."""
        return guess.guess_country(locale_name, {each.country for each in self._resources})

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(entry(resource, self.names) for resource in self._resources)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._entries)
