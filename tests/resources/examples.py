"""Made-up resources for the tests."""

from __future__ import annotations

from dataclasses import replace

from companion.resources.model import Kind, Phone, PhoneKind, Resource

PHONE = Phone("+12025550123", "202-555-0123", PhoneKind.VOICE, "Call", "Llama")
LINE = Resource(
    id="us-line",
    name="A Line",
    kind=Kind.CRISIS_LINE,
    audience=("anyone",),
    country="US",
    languages=("en",),
    facts=("Day and night.",),
    phones=(PHONE,),
)


def line(identity: str, **changes: object) -> Resource:
    """Return a line that differs from LINE in its id and what is named."""
    return replace(LINE, id=identity, **changes)  # type: ignore[arg-type]
