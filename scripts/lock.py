"""Choose all dependencies anew and pin them with hashes, naming no index."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [
    "-m", "piptools", "compile", "--quiet", "--upgrade", "--no-strip-extras",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
    "--no-emit-trusted-host", "--allow-unsafe", "pyproject.toml",
]  # fmt: skip


def main() -> None:
    """Write requirements/run.txt and, held to it, those for tests and for packages."""
    environment = {**os.environ, "CUSTOM_COMPILE_COMMAND": "make lock"}
    run = "requirements/run.txt"
    base = [sys.executable, *COMMAND]
    subprocess.run([*base, "--extra", "build", "-o", run], check=True, cwd=ROOT, env=environment)
    for extra in ("test", "package"):
        target = f"requirements/{extra}.txt"
        subprocess.run(
            [*base, "--extra", "build", "--extra", extra, "-c", run, "-o", target],
            check=True,
            cwd=ROOT,
            env=environment,
        )


if __name__ == "__main__":
    main()
