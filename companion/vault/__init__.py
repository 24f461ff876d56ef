"""The encrypted store: keys, key slots, database, migrations, verified copies."""
