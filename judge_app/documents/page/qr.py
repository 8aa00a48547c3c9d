"""QR codes as plain matrices of modules (segno)."""

from collections.abc import Sequence
from functools import lru_cache

from judge_app.documents.page.pages import Matrix
from judge_app.documents.page.qr_layout import LETTERS, MASK, byte_code, letter_code


@lru_cache(maxsize=64)
def qr_modules(content: str | bytes, *, error: str = "m", version: int | None = None) -> Matrix:
    """Return the modules of the smallest code that holds `content`, without a quiet zone.

    `error` is the least correction level (`l`, `m`, `q`, `h`); a higher one is used where it costs
    no space. `version` asks for that size, as codes printed side by side should be alike.
    """
    if isinstance(content, bytes):
        return byte_code(content, error, version)
    if version is None and not content.isdigit() and set(content) <= set(LETTERS):
        return letter_code(content, error)
    import segno  # noqa: PLC0415 - only where pages are made

    code = segno.make_qr(content, error=error, version=version, mask=MASK, boost_error=True)
    return tuple(map(bytes, code.matrix))


def alike(contents: Sequence[bytes]) -> tuple[Matrix, ...]:
    """Return codes of one size for several contents."""
    if not contents:
        return ()
    largest = len(qr_modules(max(contents, key=len)))
    version = (largest - 17) // 4
    return tuple(qr_modules(content, version=version) for content in contents)
