"""Choose all dependencies anew and pin them with hashes, naming no index."""

import os
import subprocess
import sys
from pathlib import Path

PACKAGE = "requirements/package.txt"
ROOT = Path(__file__).resolve().parent.parent
COMMAND = [
    "-m", "piptools", "compile", "--quiet", "--upgrade", "--no-strip-extras",
    "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links",
    "--no-emit-trusted-host", "--allow-unsafe", "pyproject.toml",
]  # fmt: skip


def main() -> None:
    """Write requirements/run.txt and, held to it, those for tests, proofs and packages."""
    environment = {**os.environ, "CUSTOM_COMPILE_COMMAND": "make lock"}
    run, test = "requirements/run.txt", "requirements/test.txt"
    base = [sys.executable, *COMMAND]
    subprocess.run([*base, "--extra", "build", "-o", run], check=True, cwd=ROOT, env=environment)
    subprocess.run(
        [*base, "--extra", "build", "--extra", "test", "-c", run, "-o", test],
        check=True,
        cwd=ROOT,
        env=environment,
    )
    subprocess.run(
        [*base, "--extra", "proof", "-c", test, "-o", "requirements/proof.txt"],
        check=True,
        cwd=ROOT,
        env=environment,
    )
    subprocess.run(
        [*base, "--extra", "build", "--extra", "package", "-c", run, "-o", PACKAGE],
        check=True,
        cwd=ROOT,
        env=environment,
    )


if __name__ == "__main__":
    main()
