"""Where the real material for tests lies: beside the checkout, never inside it."""

import os
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"


def corpus(*parts: str) -> Path:
    """Return a file or folder of the corpus; without it, fail in CI and skip elsewhere."""
    path = CORPUS.joinpath(*parts)
    if not path.exists():
        sentence = f"the test corpus is not there: expected {Path(*parts)} in ../shared/corpus"
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return path
