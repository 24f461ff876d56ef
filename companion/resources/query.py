"""What somebody looks for: words, what it has to be, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.resources.folding import folded
from companion.resources.guess import EUROPEAN_UNION
from companion.resources.model import EUROPE, WORLD, Kind, Resource
from companion.resources.names import NameBook
from companion.resources.opening import OpenState, state
from companion.resources.ways import Way, ways


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the directory; the default asks for everything.

    `country` to `open_at` leave out what does not fit. `home` and `home_region`
    leave nothing out: they bring what is near before what is far.
    """

    text: str = ""
    country: str | None = None
    """ISO 3166-1 alpha-2, EUROPE or WORLD, in any case."""
    region: str | None = None
    """A code or a name; finds what is for that region alone."""
    kind: Kind | str | None = None
    language: str | None = None
    """ISO 639-1, in any case."""
    way: Way | None = None
    free: bool = False
    """Only what is said to be free of charge."""
    open_at: datetime | None = None
    """An aware time: leaves out what is closed then; unknown hours stay, after the open ones."""
    home: str | None = None
    """The country of the person; where it is None, `country` stands for it."""
    home_region: str | None = None
    """The code of their region."""

    @property
    def home_country(self) -> str | None:
        """The country to count as near, in capital letters, or None."""
        country = self.home or self.country
        return country.upper() if country else None


def admits(query: Query, resource: Resource, names: NameBook) -> bool:
    """Tell whether a resource is what a question leaves in; its words are not looked at."""
    return (
        (query.country is None or resource.country == query.country.upper())
        and (query.kind is None or resource.kind == query.kind)
        and (query.language is None or query.language.lower() in resource.languages)
        and (query.region is None or folded(query.region.strip()) in _regions(resource, names))
        and (query.way is None or query.way in ways(resource))
        and (not query.free or resource.free_of_charge is True)
        and (
            query.open_at is None or state(resource.opening, query.open_at) is not OpenState.CLOSED
        )
    )


def _regions(resource: Resource, names: NameBook) -> set[str]:
    """Return everything that the region of a resource is called, folded."""
    if resource.region is None:
        return set()
    country, region = resource.country, resource.region
    called = {names.region(country, region, language) for language in ("en", "es")}
    return {folded(name) for name in (region, *called)}


def distance(resource: Resource, country: str | None, region: str | None = None) -> int:
    """Return how far a resource is from a place; 0 is the region itself.

    Then 1 its country, 2 the whole world, 3 Europe for a country of the European
    Union, or another region of the country, 4 another country. Without a country
    everything is equally near; without a region all regions of the country are at 1.
    """
    if country is None:
        return 1
    if resource.country == country:
        if resource.region is None or region is None:
            return 1
        return 0 if resource.region.casefold() == region.casefold() else 3
    if resource.country == WORLD:
        return 2
    return 3 if resource.country == EUROPE and country in EUROPEAN_UNION else 4
