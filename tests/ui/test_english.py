"""Every text of the screen has its English, and English has nothing else."""

import ast
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge_app.paths import resource
from judge_app.ui.language import Language, language, tr

SOURCE = Path(__file__).parents[2] / "judge_app"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def marked_texts() -> Iterator[tuple[str, Path]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from ((text, file) for text in _literal(node))


def _literal(call: ast.Call) -> Iterator[str]:
    assert isinstance(call.func, ast.Name)
    if call.func.id in {"tr", "later"} and call.args:
        first = call.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def english_files() -> list[Path]:
    return sorted(resource("i18n", "en").glob("*.json"))


def english_pairs() -> list[tuple[str, str]]:
    return [
        pair
        for file in english_files()
        for pair in json.loads(file.read_text(encoding="utf-8")).items()
    ]


def test_every_text_has_english() -> None:
    known = dict(english_pairs())
    missing = sorted({f"{file.name}: {text}" for text, file in marked_texts() if text not in known})
    assert missing == []


def test_no_english_is_left_over_or_written_twice() -> None:
    used = {text for text, _ in marked_texts()}
    keys = Counter(text for text, _ in english_pairs())
    assert sorted(set(keys) - used) == []
    assert [text for text, count in keys.items() if count > 1] == []


def test_both_languages_fill_in_the_same_values() -> None:
    for vietnamese, english in english_pairs():
        wanted = set(_PLACEHOLDER.findall(vietnamese))
        forms = english.split("|")
        assert len(forms) <= 2, english
        for form in forms:
            assert set(_PLACEHOLDER.findall(form)) <= wanted, english
        # "one sheet" may go without the figure; nothing else may get lost
        assert set(_PLACEHOLDER.findall(forms[-1])) == wanted, english


def test_texts_are_composed_and_quiet() -> None:
    for text in (text for pair in english_pairs() for text in pair):
        assert unicodedata.is_normalized("NFC", text), text
        assert "!" not in text, f"no exclamation marks: {text}"
        assert text == text.strip(), text


def test_texts_of_the_screen_are_literals() -> None:
    """A text put together at run time would have no English."""
    loose = [
        f"{file.relative_to(SOURCE)}:{node.lineno}"
        for file in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"tr", "later"}
        and not list(_literal(node))
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("count", "wanted"), [(0, "0 minutes"), (1, "One minute"), (2, "2 minutes")]
)
def test_counts_have_two_forms_in_english(count: int, wanted: str) -> None:
    language.use(Language.ENGLISH)
    try:
        assert tr("{count} phút", count=count) == wanted
    finally:
        language.use(Language.VIETNAMESE)
