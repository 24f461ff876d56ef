"""The tables of HSDS 3.x as this app reads and writes them.

From the Human Services Data Specification 3.0 and 3.1 (Open Referral, CC BY-SA
4.0): the names of tables and columns, which are required, and what points to
what. Columns and tables that are not named here are ignored when reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of a data package."""

    file: str
    columns: tuple[str, ...]
    """In the order they are written; the id first."""
    required: frozenset[str]
    links: dict[str, str] = field(default_factory=dict)
    """From a column to the table whose id stands in it."""
    types: dict[str, str] = field(default_factory=dict)
    """Frictionless types of the columns that are not strings."""


def _table(file: str, columns: str, links: dict[str, str] | None = None, **types: str) -> Table:
    """Return a table; a column that ends with * is required."""
    named = columns.split()
    return Table(
        file,
        tuple(name.rstrip("*") for name in named),
        frozenset(name.rstrip("*") for name in named if name.endswith("*")),
        links or {},
        types,
    )


_OF_SERVICE: Final = {
    "service_id": "service",
    "location_id": "location",
    "service_at_location_id": "service_at_location",
}

SERVICES: Final = "service"

TABLES: Final[dict[str, Table]] = {
    "organization": _table("organizations.csv", "id* name* description* email website"),
    SERVICES: _table(
        "services.csv",
        "id* organization_id* name* description url email status* fees_description "
        "eligibility_description assured_date assurer_email alert",
        {"organization_id": "organization"},
        assured_date="date",
    ),
    "service_at_location": _table(
        "service_at_location.csv",
        "id* service_id* location_id*",
        {"service_id": "service", "location_id": "location"},
    ),
    "location": _table("locations.csv", "id* location_type* name description"),
    "address": _table(
        "addresses.csv",
        "id* location_id address_1* address_2 city* region state_province* postal_code* "
        "country* address_type*",
        {"location_id": "location"},
    ),
    "phone": _table(
        "phones.csv",
        "id* service_id location_id service_at_location_id organization_id number* extension "
        "type description",
        {**_OF_SERVICE, "organization_id": "organization"},
    ),
    "schedule": _table(
        "schedules.csv",
        "id* service_id location_id service_at_location_id valid_from valid_to timezone until "
        "count freq interval byday bymonthday byweekno byyearday dtstart description opens_at "
        "closes_at notes",
        _OF_SERVICE,
        valid_from="date",
        valid_to="date",
    ),
    "service_area": _table(
        "service_areas.csv",
        "id* service_id service_at_location_id name extent extent_type",
        {"service_id": "service", "service_at_location_id": "service_at_location"},
    ),
    "language": _table(
        "languages.csv",
        "id* service_id location_id name code note",
        {"service_id": "service", "location_id": "location"},
    ),
    "cost_option": _table(
        "cost_options.csv",
        "id* service_id* option amount amount_description",
        {"service_id": "service"},
        amount="number",
    ),
    "url": _table("url.csv", "id* service_id label url*", {"service_id": "service"}),
    "taxonomy": _table("taxonomies.csv", "id* name* description*"),
    "taxonomy_term": _table(
        "taxonomy_terms.csv",
        "id* code name* description* taxonomy taxonomy_id",
        {"taxonomy_id": "taxonomy"},
    ),
    "attribute": _table(
        "attributes.csv",
        "id* link_id* taxonomy_term_id* link_entity* value label",
        {"taxonomy_term_id": "taxonomy_term"},
    ),
}

OUR_TAXONOMY: Final = "Companion"
"""The taxonomy of what HSDS has no column for; its terms are the five below."""
KIND: Final = "kind"
TIME_ZONE: Final = "time_zone"
CONFIDENTIAL: Final = "confidential"
PEER_LED: Final = "peer_led"
SIGN_LANGUAGE: Final = "sign_language"
OUR_TERMS: Final = {
    KIND: "What a service does, one of the kinds of the Companion directory",
    TIME_ZONE: "The IANA time zone of the opening times of a service",
    CONFIDENTIAL: "Whether what is said stays there: yes or no",
    PEER_LED: "Whether it is led by people who lived through the same: yes or no",
    SIGN_LANGUAGE: "Whether it can be used in a sign language: yes or no",
}
