"""What other programs say of a signature: `pdfsig` with the contest's root in a store of its own."""

import subprocess
from pathlib import Path

from cryptography import x509

from judge_app.documents.keys.keys import der
from tests.support.patience import LONGEST_RUN_SECONDS


def nss_store(root: x509.Certificate, folder: Path) -> Path:
    """Make a store that trusts one contest's root and nobody else."""
    store = folder / "nss"
    store.mkdir()
    (folder / "root.der").write_bytes(der(root))
    _run("certutil", "-N", "-d", f"sql:{store}", "--empty-password")
    _run(
        *("certutil", "-A", "-d", f"sql:{store}", "-n", "contest", "-t", "CT,C,C"),
        *("-i", str(folder / "root.der")),
    )
    return store


def pdfsig_says(content: bytes, store: Path) -> set[str]:
    """Return the lines of `pdfsig`'s report that are verdicts, without what stands around them."""
    path = store.parent / "signed.pdf"
    path.write_bytes(content)
    said = _run("pdfsig", "-nssdir", f"sql:{store}", str(path))
    lines = {line.strip().removeprefix("- ") for line in said.splitlines()}
    return {line.rpartition(": ")[2] for line in lines}


def _run(*command: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=LONGEST_RUN_SECONDS
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
