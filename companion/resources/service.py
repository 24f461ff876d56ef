"""The directory: lines for right now, and everything that can be looked up.

It needs no vault, no key and no network, and it is never empty: what cannot be
read from the data files comes from the numbers that are part of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from companion.errors import CatalogueUnreadable, CompanionError, DirectoryDamaged, SearchMissing
from companion.paths import assets
from companion.resources import guess, last_resort, store
from companion.resources.folding import folded
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
from companion.resources.needs import Needs
from companion.resources.query import Query, admits
from companion.resources.search import (
    Entry,
    Fit,
    Vocabulary,
    Words,
    ask,
    best,
    entry,
    fit,
    line_to_try,
)

if TYPE_CHECKING:
    from companion.resources.catalogue import Catalogue

_Value = TypeVar("_Value")


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
        needs_from: Path | None = None,
        is_last_resort: bool = False,
    ) -> None:
        self._resources = tuple(resources)
        self._by_id = {resource.id: resource for resource in self._resources}
        self._emergency = emergency
        self._needs_from = needs_from
        self._catalogue: Catalogue | None = None
        self.catalogue_problem: CompanionError | None = None
        """Why the records of installed packs cannot be found, when they cannot."""
        self.names = names
        """What countries, regions, kinds and languages are called."""
        self.is_last_resort = is_last_resort
        """True when no data file could be read: these are only the built-in numbers."""

    @classmethod
    def load(cls, folder: Path | None = None, catalogue: Path | None = None) -> Directory:
        """Read the directory that the app ships with; never raises, never empty.

        Built-in lines stand in for the ones that could not be read. `catalogue` is
        the file with the records of installed packs; without the file there are none.
        """
        folder = assets() / "directory" if folder is None else folder
        try:
            resources = store.read_resources(folder)
        except DirectoryDamaged:
            resources = ()
        known = {resource.id for resource in resources}
        stand_ins = [line for line in last_resort.LINES if line.id not in known]
        emergency = {code: found for code, found in store.read_emergency(folder).items() if found}
        directory = cls(
            (*stand_ins, *resources),
            {**last_resort.EMERGENCY, **emergency},
            store.read_names(folder),
            needs_from=folder,
            is_last_resort=not resources,
        )
        if catalogue is not None and catalogue.exists():
            directory.use(catalogue)
        return directory

    def use(self, catalogue: Path) -> None:
        """Find in this catalogue from now on; what cannot be read is told by `catalogue_problem`.

        To be called again when a catalogue was built anew.
        """
        from companion.resources.catalogue import Catalogue

        if self._catalogue is not None:
            self._catalogue.close()
        self._catalogue, self.catalogue_problem = None, None
        try:
            self._catalogue = Catalogue.open(catalogue, names=self.names)
        except (CatalogueUnreadable, SearchMissing) as problem:
            self.catalogue_problem = problem

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
        most is found, and the first help lines at home with it. Of installed packs
        the first few dozen are found, and none of them takes the place of a crisis
        line. Raises Cancelled after `interrupt`.
        """
        books: list[Words] = [self._vocabulary]
        if self._catalogue is not None:
            books.append(self._catalogue)
        asked = self._with_catalogue(lambda: ask(query.text, self.needs, *books)) or ask(
            query.text, self.needs, self._vocabulary
        )
        if query.text.strip() and not asked.units:
            return []
        place = (query.home_country, query.home_region)
        lines = self._first_lines(query.home_country)
        ids = {line.id for line in lines}
        own = [
            found
            for each in self._entries
            if admits(query, each.resource, self.names)
            and (found := fit(each, asked, place, ids)) is not None
        ]
        catalogue = self._catalogue
        added = catalogue and self._with_catalogue(lambda: catalogue.fits(query, asked))
        theirs = [found for found in added or () if found.resource.id not in self._by_id]
        if (own or theirs) and all(found.lacking for found in (*own, *theirs)):
            known = {found.resource.id for found in own}
            own += [
                line_to_try(line, len(asked.units))
                for line in lines
                if line.id not in known and admits(query, line, self.names)
            ]
        return [found.resource for found in _merged(own, theirs, query.open_at)][:limit]

    def interrupt(self) -> None:
        """End a search that another thread is in, for a newer one."""
        if self._catalogue is not None:
            self._catalogue.interrupt()

    def get(self, resource_id: str) -> Resource | None:
        """Return the resource with an id, or None."""
        found = self._by_id.get(resource_id)
        catalogue = self._catalogue
        if found is None and catalogue is not None:
            found = self._with_catalogue(lambda: catalogue.get(resource_id))
        return found

    def next_best(self, resource: Resource) -> Resource | None:
        """Return what to try when a resource does not answer; it comes with the app itself."""
        return next_best(resource, self.help_lines(resource.country).lines)

    def _with_catalogue(self, work: Callable[[], _Value]) -> _Value | None:
        """Do something with the catalogue; when it turns out damaged, go on without it."""
        try:
            return work()
        except CatalogueUnreadable as problem:
            self._catalogue, self.catalogue_problem = None, problem
            return None

    def _first_lines(self, country: str | None) -> tuple[Resource, ...]:
        return self.help_lines(country).lines[:_FIRST_LINES] if country else ()

    def countries(self, language: str = "en") -> list[Named]:
        """Return the countries that have records, by name; Europe and the world last."""
        codes = {country for country, _region in self._places()}
        named = [Named(code, self.names.country(code, language)) for code in codes]
        wide = (EUROPE, WORLD)
        return sorted(named, key=lambda each: (each.code in wide, folded(each.name), each.code))

    def regions(self, country: str, language: str = "en") -> list[Named]:
        """Return the regions of a country that have records, by name."""
        country = country.upper()
        codes = {region for own, region in self._places() if own == country and region}
        named = [Named(code, self.names.region(country, code, language)) for code in codes]
        return sorted(named, key=lambda each: (folded(each.name), each.code))

    def kinds(self, language: str = "en") -> list[Named]:
        """Return the kinds that have records, crisis lines first."""
        present = {str(resource.kind) for resource in self._resources}
        present.update(self._catalogue.kinds if self._catalogue else ())
        return [Named(kind, self.names.kind(kind, language)) for kind in Kind if kind in present]

    def languages(self, language: str = "en") -> list[Named]:
        """Return the languages that some record speaks, by name."""
        codes = {code for resource in self._resources for code in resource.languages}
        codes.update(self._catalogue.languages if self._catalogue else ())
        named = [Named(code, self.names.language(code, language)) for code in codes]
        return sorted(named, key=lambda each: (folded(each.name), each.code))

    def guess_country(self, locale_name: str) -> str:
        """Return the country that a locale name like 'es_MX' points to (see `guess`)."""
        return guess.guess_country(locale_name, {each.country for each in self._resources})

    def _places(self) -> set[tuple[str, str | None]]:
        own = {(resource.country, resource.region) for resource in self._resources}
        return own | set(self._catalogue.places if self._catalogue else ())

    @cached_property
    def needs(self) -> Needs:
        """The plain needs that questions are read with; read when the first one is asked."""
        return Needs.load(self._needs_from) if self._needs_from else Needs()

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(entry(resource, self.names) for resource in self._resources)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._entries)


def _merged(own: list[Fit], added: list[Fit], open_at: datetime | None) -> list[Fit]:
    """Return the app's own records and those of packs in one order.

    A crisis line that has all that was asked for keeps the place that it has
    without any packs.
    """
    if not added:
        return best(own, open_at)
    kept = {
        place: found
        for place, found in enumerate(best(own, open_at))
        if found.resource.kind is Kind.CRISIS_LINE and not found.lacking
    }
    ids = {found.resource.id for found in kept.values()}
    merged = [each for each in best([*own, *added], open_at) if each.resource.id not in ids]
    for place, found in kept.items():
        merged.insert(place, found)
    return merged
