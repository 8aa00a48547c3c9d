"""What is found out about a deck, as lines to read and as a record for other programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from judge_app.contest.canonical import plain
from judge_app.intake.deck_words import FORMS, HAS_MACROS, IS_STRICT, REFUSED
from judge_app.slides.examining import Examination, sha256_of
from judge_app.slides.pack import PackOrigin
from judge_app.slides.pack_making import BUILT_IN_PRODUCER, origin_of
from judge_app.ui.language import Language, language
from judge_app.ui.slides.approximations import approximation_sentence


def as_record(path: Path, seen: Examination, converter: str) -> dict[str, Any]:
    """Return everything that a bundle would carry of a deck, and why it may carry nothing.

    `converter` is the program that would draw the pages, empty where there is none; what is not
    exact is that of the built-in reader, which stands in where the converter fails.
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
    is_converted = bool(converter) and seen.may_be_converted
    record["origin"] = PackOrigin.CONVERTED.value if is_converted else origin_of(seen).value
    record["producer"] = converter if is_converted else BUILT_IN_PRODUCER
    record["pages"] = [plain(page) for page in seen.pages]
    return record


def lines_of(path: Path, seen: Examination, lang: str) -> Iterator[str]:
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
    for page in seen.pages:
        hidden = (" (ẩn)", " (hidden)")[place] if page.facts.hidden else ""
        inexact = approximation_sentence(page.facts)
        line = f"{path.name} {page.facts.number}{hidden}: {page.facts.title}"
        yield f"{line} [{inexact}]" if inexact else line
