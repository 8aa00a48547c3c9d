"""What a PDF shows, as another program reads it."""

import subprocess
from pathlib import Path


def pdf_text(content: bytes, folder: Path) -> str:
    """Return the text of all pages in reading order, pages parted by form feeds."""
    path = folder / "shown.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True
    )
    return done.stdout


def complaints_of_qpdf(content: bytes, folder: Path) -> str:
    """Return what `qpdf --check` finds wrong, empty if nothing."""
    path = folder / "checked.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, check=False, text=True
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
