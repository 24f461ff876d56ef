from __future__ import annotations

import pytest

from companion.resources.hsds.kinds import kind_of
from companion.resources.model import Kind


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("Crime Victims Compensation",), Kind.COMPENSATION),
        (("Resilience Center",), Kind.RESILIENCE_CENTER),
        (("Suicide prevention",), Kind.CRISIS_LINE),
        (("Crisis line",), Kind.CRISIS_LINE),
        (("Peer warm line",), Kind.WARMLINE),
        (("Veterans' grief group",), Kind.VETERANS),
        (("Grief counseling",), Kind.BEREAVEMENT),
        (("Support groups",), Kind.PEER_SUPPORT),
        (("Ayuda a víctimas",), Kind.VICTIM_SERVICES),
        (("Legal aid",), Kind.LEGAL),
        (("Lawn care",), Kind.INFORMATION),
        (("Food pantry", "Youth club"), Kind.YOUTH),
        (("Legal aid", "Youth club"), Kind.LEGAL),
        ((), Kind.INFORMATION),
    ],
)
def test_terms_and_names_tell_the_kind(texts: tuple[str, ...], kind: Kind) -> None:
    assert kind_of(*texts) is kind
