"""The language of the command line: `--lang vi|en`, before or after the command's name.

Commands put `@lang_option` under their decorator and take a `lang: str` argument.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

LANGUAGES = ("vi", "en")
DEFAULT = "vi"
VARIABLE = "JUDGE_APP_LANG"

F = TypeVar("F", bound=Callable[..., Any])


def lang_option(command: F) -> F:
    """Give a command the option `--lang`; without it the program's own `--lang` holds."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=VARIABLE,
        default=_inherited,
        help="Ngôn ngữ / language.",
    )
    return option(command)


def _inherited() -> str:
    context = click.get_current_context(silent=True)
    chosen = context.find_root().params.get("lang") if context is not None else None
    return chosen or DEFAULT
