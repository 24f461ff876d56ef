"""A made-up directory of local services, as a pack of many 211 centers would hold it.

The same services for the same count every time. What they do is named in plain
words of the field; the names of places and streets are nonsense. No number is
anybody's: all are from the range kept for fiction (555-0100 to 555-0199).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from random import Random
from typing import Final

from benchmarks.corpus import vocabulary
from companion.resources.model import (
    Kind,
    Opening,
    OpeningTime,
    Phone,
    PhoneKind,
    Resource,
    Source,
)

SEED: Final = 211
_REGIONS: Final = """
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR VI GU
"""
_AREA_CODES: Final = ("202", "303", "404", "512", "617", "702", "808", "907")


@dataclass(frozen=True, slots=True)
class _Service:
    names: tuple[str, ...]
    kind: Kind
    facts: str


_SERVICES: Final = (
    _Service(
        ("Food Pantry", "Community Kitchen", "Food Bank"),
        Kind.INFORMATION,
        "Groceries and warm meals for families and older adults, no papers needed.",
    ),
    _Service(
        ("Housing Assistance", "Emergency Shelter", "Rent Help"),
        Kind.INFORMATION,
        "Help with rent, deposits and a place to sleep for people without a home.",
    ),
    _Service(
        ("Counseling Center", "Mental Health Clinic", "Behavioral Health"),
        Kind.VICTIM_SERVICES,
        "Counseling and therapy for adults, teens and children, also after trauma.",
    ),
    _Service(
        ("Grief Support Group", "Hospice Bereavement Program"),
        Kind.BEREAVEMENT,
        "Groups for people who lost a child, a partner, a parent or a friend.",
    ),
    _Service(
        ("Legal Aid", "Law Clinic", "Tenant Rights Project"),
        Kind.LEGAL,
        "Lawyers give advice on housing, family, benefits and court papers.",
    ),
    _Service(
        ("Victim Witness Assistance", "Crime Survivor Services"),
        Kind.VICTIM_SERVICES,
        "An advocate goes to court with you and helps with compensation forms.",
    ),
    _Service(
        ("Veterans Service Office", "Veterans Outreach"),
        Kind.VETERANS,
        "Help with benefits, health care and work for veterans and their families.",
    ),
    _Service(
        ("Youth Center", "After School Program", "Teen Drop-in"),
        Kind.YOUTH,
        "A safe place for young people in the afternoon, with mentors and sports.",
    ),
    _Service(
        ("Crisis Line", "Suicide Prevention Line"),
        Kind.CRISIS_LINE,
        "Listens to anyone in distress, day and night, by phone and text.",
    ),
    _Service(
        ("Transportation", "Medical Rides", "Senior Center"),
        Kind.INFORMATION,
        "Rides to the doctor and the pharmacy for older adults and disabled people.",
    ),
    _Service(
        ("Alcohol and Drug Treatment", "Recovery Community"),
        Kind.INFORMATION,
        "Outpatient treatment, detox and support groups for substance use.",
    ),
    _Service(
        ("Survivors Network", "Peer Support Circle"),
        Kind.PEER_SUPPORT,
        "People who have lived through violence meet and support each other.",
    ),
)
_WEEKDAYS: Final = OpeningTime((1, 2, 3, 4, 5), time(9), time(17))
_EVERY_DAY: Final = OpeningTime((1, 2, 3, 4, 5, 6, 7), time(0), time(0))


def services(count: int) -> Iterator[Resource]:
    """Return made-up services, one after the other; none is kept."""
    random = Random(SEED)
    forms, regions = vocabulary(), _REGIONS.split()
    for number in range(count):
        service = random.choice(_SERVICES)
        region = random.choice(regions)
        # Few towns are large: the square of an even chance prefers the first ones.
        town = forms[int(len(forms) * random.random() ** 2)].title()
        giver = forms[int(len(forms) * random.random() ** 2)].title()
        line = f"555-01{random.randrange(100):02}"
        area = random.choice(_AREA_CODES)
        yield Resource(
            id=f"bench-{number:07}",
            name=f"{town} {giver} {random.choice(service.names)}",
            kind=service.kind,
            audience=("anyone in the county", f"people in {town}"),
            country="US",
            region=region,
            languages=("en", "es") if random.random() < 0.3 else ("en",),
            phones=(
                Phone(
                    f"+1{area}{line.replace('-', '')}", f"{area}-{line}", PhoneKind.VOICE, "Call"
                ),
            ),
            facts=(service.facts, f"Near {random.choice(forms)} and {random.choice(forms)}."),
            website=f"https://{town.lower()}.example.org",
            hours="Monday to Friday, 9 am to 5 pm",
            free_of_charge=random.choice((True, None)),
            sources=(Source(f"https://{town.lower()}.example.org/about", "2026-05"),),
            opening=random.choice(
                (
                    None,
                    Opening("America/Chicago", (_WEEKDAYS,)),
                    Opening("America/Chicago", (_EVERY_DAY,)),
                )
            ),
            address=f"{random.randrange(1, 999)} {random.choice(forms).title()} Street, {town}",
            pack="bench",
        )
