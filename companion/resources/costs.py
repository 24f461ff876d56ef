"""Who to ask for help with costs, country by country, and who knows where to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.resources.guess import EUROPEAN_UNION
from companion.resources.model import EUROPE, Kind, Resource


@dataclass(frozen=True, slots=True)
class CostHelp:
    """What is on file for a country; most have no office on file at all."""

    country: str
    offices: tuple[Resource, ...]
    """Offices and programs for all of the country, or for one part of it that was asked for."""
    guides: tuple[Resource, ...]
    """Services for people hurt by a crime: they know where to ask."""


def cost_help(resources: Iterable[Resource], country: str, region: str = "") -> CostHelp:
    """Return what there is for a country and a part of it, by their codes, of any case.

    The office of the part comes first. In the European Union its common number
    is one of the guides.
    """
    country, region = country.upper(), region.upper()
    own: list[Resource] = []
    wide: list[Resource] = []
    for each in resources:
        if each.country == country and (each.region or "").upper() in {"", region}:
            own.append(each)
        elif each.country == EUROPE and country in EUROPEAN_UNION:
            wide.append(each)
    offices = [each for each in own if each.kind is Kind.COMPENSATION]
    offices.sort(key=lambda each: each.region is None)
    guides = [each for each in (*own, *wide) if each.kind is Kind.VICTIM_SERVICES]
    return CostHelp(country, tuple(offices), tuple(guides))
