"""The numbers that are always there, whatever happens to the data files.

They are part of the program. A test holds each of them to the data files.
"""

from __future__ import annotations

from companion.resources.model import (
    WORLD,
    Confidence,
    EmergencyNumber,
    Kind,
    Phone,
    PhoneKind,
    Resource,
)
from companion.resources.opening import DAY_AND_NIGHT


def _call(number: str, display: str, label: str = "Call", label_es: str = "Llama") -> Phone:
    return Phone(number, display, PhoneKind.VOICE, label, label_es)


def _text(number: str, display: str) -> Phone:
    return Phone(number, display, PhoneKind.TEXT, "Text", "Mensaje de texto")


def _line(
    identity: str,
    name: str,
    phones: tuple[Phone, ...],
    languages: tuple[str, ...],
    facts: tuple[str, str],
    website: str | None = None,
) -> Resource:
    """Return a line; its country is the beginning of its id, its facts English and Spanish."""
    country = identity.partition("-")[0].upper()
    return Resource(
        id=identity,
        name=name,
        kind=Kind.CRISIS_LINE if phones else Kind.INFORMATION,
        audience=("anyone in distress",),
        audience_es=("cualquier persona con angustia",),
        country=country if phones else WORLD,
        languages=languages,
        phones=phones,
        website=website,
        facts=facts[:1],
        facts_es=facts[1:],
        confidence=Confidence.SECONDARY,
        opening=DAY_AND_NIGHT if phones else None,
    )


_DAY_AND_NIGHT = ("Day and night.", "Día y noche.")

LINES: tuple[Resource, ...] = (
    _line(
        "us-988-lifeline",
        "988 Suicide & Crisis Lifeline",
        (
            _call("988", "988", "Call (press 2 for Spanish)", "Llama (marca 2 para español)"),
            _text("988", "988"),
        ),
        ("en", "es"),
        (
            "Day and night. For any distress, not only thoughts of suicide.",
            "Día y noche. Para cualquier angustia, no solo ideas de suicidio.",
        ),
    ),
    _line(
        "us-disaster-distress-helpline",
        "Disaster Distress Helpline (SAMHSA)",
        (
            _call(
                "+18009855990",
                "1-800-985-5990",
                "Call (press 2 for Spanish)",
                "Llama (marca 2 para español)",
            ),
            _text("+18009855990", "1-800-985-5990"),
        ),
        ("en", "es"),
        (
            "Day and night. For mass violence and for disasters.",
            "Día y noche. Para la violencia masiva y los desastres.",
        ),
    ),
    _line(
        "ca-988",
        "9-8-8: Suicide Crisis Helpline",
        (_call("988", "9-8-8"), _text("988", "9-8-8")),
        ("en", "fr"),
        _DAY_AND_NIGHT,
    ),
    _line("gb-samaritans", "Samaritans", (_call("116123", "116 123"),), ("en",), _DAY_AND_NIGHT),
    _line(
        "ie-samaritans",
        "Samaritans Ireland",
        (_call("116123", "116 123"),),
        ("en",),
        _DAY_AND_NIGHT,
    ),
    _line("es-024", "Línea 024", (_call("024", "024"),), ("es",), _DAY_AND_NIGHT),
    _line(
        "mx-linea-de-la-vida",
        "Línea de la Vida",
        (_call("+528009112000", "800 911 2000"),),
        ("es",),
        _DAY_AND_NIGHT,
    ),
    _line(
        "au-lifeline",
        "Lifeline Australia",
        (_call("+61131114", "13 11 14"),),
        ("en",),
        _DAY_AND_NIGHT,
    ),
    _line(
        "intl-find-a-helpline",
        "Find A Helpline",
        (),
        ("en",),
        (
            "Online directory of helplines in many countries; needs internet.",
            "Directorio en línea de líneas de ayuda de muchos países; necesita internet.",
        ),
        "https://findahelpline.com",
    ),
    _line(
        "intl-befrienders-worldwide",
        "Befrienders Worldwide",
        (),
        ("en",),
        (
            "Network of volunteer listening centers; the website finds the nearest.",
            "Red de centros de escucha; su página web busca el más cercano.",
        ),
        "https://befrienders.org",
    ),
)
"""Lines for the countries that most readers are in, and two websites for everybody else."""

EMERGENCY: dict[str, tuple[EmergencyNumber, ...]] = {
    country: (EmergencyNumber(number, number),)
    for country, number in {
        "AU": "000",
        "CA": "911",
        "ES": "112",
        "EU": "112",
        "GB": "999",
        "IE": "112",
        "MX": "911",
        "US": "911",
    }.items()
}
"""The emergency numbers of those countries; elsewhere a sentence takes their place."""
