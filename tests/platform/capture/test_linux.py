from __future__ import annotations

from companion.platform.capture.linux import NoProtection


def test_nothing_is_promised_where_there_is_no_way() -> None:
    protection = NoProtection()
    assert not protection.can_protect
    assert not protection.protect(1, on=True)
