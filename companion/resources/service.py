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
from companion.resources.search import Entry, entry, folded, order, words


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
        is_last_resort: bool = False,
    ) -> None:
        self._resources = tuple(resources)
        self._by_id = {resource.id: resource for resource in self._resources}
        self._emergency = emergency
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
        """Return the resources that fit, the most useful first; an empty text fits all.

        Every word of the text must begin a word of the name, audience, facts, kind
        or region, in English or Spanish, or of a number. Those with the words in
        the name come first, then crisis lines, then what is for a whole country;
        beyond that, the order of the data. A region is given by code or by name,
        and finds what is for that region alone.
        """
        wanted = words(text)
        if text.strip() and not wanted:
            return []
        region = None if region is None else folded(region.strip())
        ranked = []
        for each in self._entries:
            resource = each.resource
            if country is not None and resource.country != country.upper():
                continue
            if kind is not None and resource.kind != kind:
                continue
            if language is not None and language.lower() not in resource.languages:
                continue
            if region is not None and region not in self._region_names(resource):
                continue
            beyond_name = each.rank(wanted)
            if beyond_name is not None:
                ranked.append(((beyond_name, *order(resource)), resource))
        ranked.sort(key=lambda pair: pair[0])
        return [resource for _rank, resource in ranked]

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
    def _entries(self) -> list[Entry]:
        return [entry(resource, self.names) for resource in self._resources]

    def _region_names(self, resource: Resource) -> set[str]:
        if resource.region is None:
            return set()
        country, region = resource.country, resource.region
        names = {self.names.region(country, region, language) for language in ("en", "es")}
        return {folded(name) for name in (region, *names)}
