"""Turns every failure into a sentence and a next step, in the language of the screen.

Failures are found by the name of their class, so that this module needs none of the rooms that
raise them: some load slowly, and the database's the window may not know at all. A test holds the
tables against the classes that exist.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from judge_app.errors import CancelledByUserError, JudgeAppError
from judge_app.ui.language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What happened, what to do next, and the rest for whoever helps.

    `is_wished`: nothing went wrong; the user wanted it so.
    """

    what: str
    next_step: str
    details: str = ""
    is_wished: bool = False


Words = Callable[[Any], tuple[str, str]]
"""From a failure to what happened and the next step."""


def explain(failure: JudgeAppError) -> Sentence:
    """Return the sentence for `failure`; the nearest known class of its family speaks for it."""
    what, next_step = _words_for(failure)(failure)
    if isinstance(failure, CancelledByUserError):
        return Sentence(what=what, next_step=next_step, is_wished=True)
    return Sentence(what=what, next_step=next_step, details=technical_details(failure))


def technical_details(failure: BaseException) -> str:
    """Return the class, the data and the cause of a failure, one to a line."""
    lines = [_line(failure)]
    cause = failure.__cause__
    while cause is not None:
        lines.append(_line(cause))
        cause = cause.__cause__
    return "\n".join(lines)


def known_failures() -> Mapping[str, Words]:
    """Return every table joined: class name to words."""
    from judge_app.ui import (  # noqa: PLC0415  rare
        wording_ballots,
        wording_bundle,
        wording_certificates,
        wording_files,
        wording_key_exchange,
        wording_keys,
        wording_paper,
        wording_seal,
        wording_slides,
        wording_store,
        wording_tokens,
        wording_work,
    )

    return {
        **wording_files.WORDS,
        **wording_ballots.WORDS,
        **wording_bundle.WORDS,
        **wording_keys.WORDS,
        **wording_key_exchange.WORDS,
        **wording_tokens.WORDS,
        **wording_store.WORDS,
        **wording_slides.WORDS,
        **wording_work.WORDS,
        **wording_seal.WORDS,
        **wording_paper.WORDS,
        **wording_certificates.WORDS,
    }


def _words_for(failure: JudgeAppError) -> Words:
    known = known_failures()
    for family in type(failure).__mro__:
        if family.__name__ in known:
            return known[family.__name__]
    return _unknown


def _unknown(_failure: JudgeAppError) -> tuple[str, str]:
    return (
        tr("Việc vừa rồi không làm được."),
        tr("Thử lại. Nếu vẫn vậy, gửi phần chi tiết kỹ thuật cho người hỗ trợ."),
    )


def _line(failure: BaseException) -> str:
    parts = ", ".join(str(part) for part in failure.args if part not in (None, ""))
    return f"{type(failure).__name__}: {parts}" if parts else type(failure).__name__
