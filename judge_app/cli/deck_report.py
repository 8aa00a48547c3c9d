"""What is found out about a deck, as lines to read and as a record for other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from judge_app.intake.deck_words import FORMS, HAS_MACROS, IS_STRICT, REFUSED
from judge_app.slides.examining import Examination, sha256_of
from judge_app.slides.pack import PackOrigin, PackPage
from judge_app.slides.pack_making import BUILT_IN_PRODUCER, as_converted, as_renewed, origin_of
from judge_app.ui.language import Language, language
from judge_app.ui.slides.approximations import approximation_sentence

_DRAWN_BY = ("{} sẽ vẽ các trang.", "{} will draw the pages.")


def as_record(path: Path, seen: Examination, converter: str) -> dict[str, Any]:
    """Return everything that a bundle would carry of a deck, and why it may carry nothing.

    `converter` is the program that would draw the pages, empty where there is none. Where it fails
    the built-in reader stands in, which leaves more inexact.
    """
    record: dict[str, Any] = {
        "deck": path.name,
        "sha256": sha256_of(path),
        "size": path.stat().st_size,
        "form": seen.form,
        "has_macros": seen.has_macros,
        "is_strict": seen.is_strict,
    }
    if seen.reason is not None:
        return {**record, "refused": seen.reason.value, "detail": seen.detail}
    origin, producer = _origin(seen, converter)
    record["origin"] = origin.value
    record["producer"] = producer
    record["pages"] = msgspec.to_builtins(_pages(seen, converter))
    return record


def lines_of(path: Path, seen: Examination, converter: str, lang: str) -> Iterator[str]:
    """Yield what is to be said of a deck: what it is, its pages, what is not exact."""
    place = 1 if lang == "en" else 0
    language.use(Language(lang))
    if seen.reason is not None:
        yield f"{path.name}: {REFUSED[seen.reason.value][place]}"
        return
    remarks = [FORMS.get(seen.form), IS_STRICT if seen.is_strict else None]
    remarks.append(HAS_MACROS if seen.has_macros else None)
    for remark in filter(None, remarks):
        yield f"{path.name}: {remark[place]}"
    if _is_converted(seen, converter) or _is_renewed(seen, converter):
        yield f"{path.name}: {_DRAWN_BY[place].format(_origin(seen, converter)[1])}"
    for page in _pages(seen, converter):
        hidden = (" (ẩn)", " (hidden)")[place] if page.facts.hidden else ""
        inexact = approximation_sentence(page.facts)
        line = f"{path.name} {page.facts.number}{hidden}: {page.facts.title}"
        yield f"{line} [{inexact}]" if inexact else line


def _is_converted(seen: Examination, converter: str) -> bool:
    return bool(converter) and seen.reason is None and seen.may_be_converted


def _is_renewed(seen: Examination, converter: str) -> bool:
    """Say whether the converter would save the deck in the newer format, to be drawn from there."""
    return bool(converter) and seen.reason is None and seen.needs_modern_form


def _origin(seen: Examination, converter: str) -> tuple[PackOrigin, str]:
    if _is_converted(seen, converter):
        return PackOrigin.CONVERTED, converter
    if _is_renewed(seen, converter):
        return PackOrigin.BUILT_IN, f"{converter}, {BUILT_IN_PRODUCER}"
    return origin_of(seen), BUILT_IN_PRODUCER


def _pages(seen: Examination, converter: str) -> tuple[PackPage, ...]:
    if _is_renewed(seen, converter):
        return tuple(map(as_renewed, seen.pages))
    if not _is_converted(seen, converter):
        return seen.pages
    return tuple(as_converted(page, converter) for page in seen.pages)
