"""T18: what the header says about the key is what was done, by an independent reckoning."""

from __future__ import annotations

import base64
import json
import time
import unicodedata
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from companion.paths import Paths
from companion.vault import stretching
from companion.vault.opener import by_passphrase
from companion.vault.stretching import Cost
from companion.vault.vault import Vault
from tests.support.proof import FULL, Proof

KEY = "caf\u0065\u0301 con leche y pan"


def test_the_master_key_is_unwrapped_from_the_header_alone(paths: Paths) -> None:
    """T18: with the published format, `cryptography` and nothing of ours."""
    Vault.create(paths, KEY, cost=Cost(65_536, 1, 2)).close()
    document: dict[str, Any] = json.loads((paths.vault / "vault.json").read_bytes())
    (slot,) = document["slots"]
    kdf = slot["kdf"]
    assert (kdf["name"], kdf["v"], kdf["m"]) == ("argon2id", 19, 65_536)
    wrapping_key = Argon2id(
        salt=base64.b64decode(kdf["salt"]),
        length=32,
        iterations=kdf["t"],
        lanes=kdf["p"],
        memory_cost=kdf["m"],
    ).derive(unicodedata.normalize("NFKC", KEY).encode())
    bound = {
        "format": document["format"],
        "magic": document["magic"],
        "slot": {name: slot[name] for name in slot if name not in {"ct", "nonce"}},
        "vault_id": document["vault_id"],
    }
    associated = json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()
    master = ChaCha20Poly1305(wrapping_key).decrypt(
        base64.b64decode(slot["nonce"]), base64.b64decode(slot["ct"]), associated
    )
    assert master == by_passphrase(KEY).unlock(paths.vault)[1].raw


def test_the_key_of_a_new_journal_costs_what_was_promised(paths: Paths, proof: Proof) -> None:
    """T18: at least 64 MiB and three passes, and at most 1.5 seconds, on this computer."""
    Vault.create(paths, KEY).close()
    (slot,) = json.loads((paths.vault / "vault.json").read_bytes())["slots"]
    cost = Cost(*(slot["kdf"][name] for name in "mtp"))
    assert stretching.FLOOR <= cost <= stretching.DEFAULT
    times = []
    for _ in range(proof.figure(short=1, full=5)):
        began = time.perf_counter()
        stretching.stretch(KEY.encode(), bytes(16), cost)
        times.append(time.perf_counter() - began)
    assert min(times) <= 1.5 or not FULL  # a busy moment is not the cost
    proof.says(mib=cost.memory_kib // 1024, passes=cost.passes, seconds=round(min(times), 2))


def test_what_a_person_gets_costs_at_least_64_mib() -> None:
    assert stretching.FLOOR.memory_kib >= 65_536
    assert stretching.FLOOR.passes >= 3
