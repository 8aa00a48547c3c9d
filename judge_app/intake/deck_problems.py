"""What staff should know about each deck before the bundle goes out."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from judge_app.contest.facts import DeckFacts
from judge_app.intake.folder import PAGES
from judge_app.intake.problems import IntakeProblem, IntakeProblemCode

TEXT_AND_PICTURES = "text-and-pictures"
"""The origin of pages that nobody could draw."""


def deck_problems(
    facts: DeckFacts, failure: str, *, has_macros: bool, missing_clips: tuple[str, ...] = ()
) -> Iterator[IntakeProblem]:
    """Yield everything about one deck; `failure` says why the converter made nothing of it.

    `missing_clips` are the names of clips that it links to and that were not handed in.
    """
    file = f"entries/{facts.entry}/{facts.path}"

    def told(code: IntakeProblemCode, *values: str) -> IntakeProblem:
        return IntakeProblem(code=code, file=file, values=values)

    is_document = PurePosixPath(facts.path).suffix.casefold() in PAGES - {".pdf"}
    if facts.problem and is_document:
        yield told(IntakeProblemCode.DOCUMENT_ONLY_COPIED)
    elif facts.problem:
        yield told(IntakeProblemCode.UNREADABLE_DECK, facts.problem)
    if failure and not facts.problem:
        yield told(IntakeProblemCode.DECK_NOT_CONVERTED, failure)
    if facts.origin == TEXT_AND_PICTURES:
        yield told(IntakeProblemCode.DECK_TEXT_ONLY)
    undrawn = [str(number) for number, page in enumerate(facts.pages, 1) if page.undrawn]
    if undrawn:
        yield told(IntakeProblemCode.DECK_PAGES_UNDRAWN, ", ".join(undrawn))
    if has_macros:
        yield told(IntakeProblemCode.DECK_HAS_MACROS)
    if missing_clips:
        yield told(IntakeProblemCode.DECK_CLIP_MISSING, ", ".join(missing_clips))
