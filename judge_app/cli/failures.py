"""Failures on the command line: the same sentences as in the window, and an exit status of 1."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from judge_app.errors import CancelledByUserError, JudgeAppError


@contextmanager
def told(lang: str) -> Iterator[None]:
    """Turn a failure inside the block into what happened and what to do next."""
    try:
        yield
    except KeyboardInterrupt:
        raise _stopped(lang) from None
    except CancelledByUserError:
        raise _stopped(lang) from None
    except JudgeAppError as failure:
        raise click.ClickException(sentence(failure, lang)) from failure


def sentence(failure: JudgeAppError, lang: str) -> str:
    """Return what happened and what to do next."""
    from judge_app.ui.wording import explain  # noqa: PLC0415 - only when needed

    speak(lang)
    said = explain(failure)
    return f"{said.what} {said.next_step}"


def speak(lang: str) -> None:
    """Let the window's sentences come in `lang` from now on."""
    from judge_app.ui.language import Language, language  # noqa: PLC0415 - only when needed

    language.use(Language(lang))


def _stopped(lang: str) -> click.ClickException:
    return click.ClickException(
        "Stopped. What was there before is unchanged."
        if lang == "en"
        else "Đã dừng. Những gì có trước đó vẫn nguyên vẹn."
    )
