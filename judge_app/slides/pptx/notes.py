"""Speaker's notes as they read where old Vietnamese fonts are about."""

from judge_app.slides.old_letters import readable
from judge_app.slides.pptx.names import Node, child, q


def notes_words(body: Node) -> str:
    """Return the words of notes, each paragraph on a line of its own.

    Runs that name no font follow the one of the same paragraph that does; where none does, the
    letters themselves must leave no doubt.
    """
    return "\n".join(_line(paragraph) for paragraph in body.iter(q("a:p")))


def _line(paragraph: Node) -> str:
    runs = list(paragraph.iter(q("a:r")))
    fonts = [_font(run) for run in runs]
    named = next(filter(None, fonts), "")
    if not named:
        return readable("".join(map(_text, runs)), "")
    return "".join(readable(_text(r), f or named) for r, f in zip(runs, fonts, strict=True))


def _font(run: Node) -> str:
    latin = child(run, "a:rPr", "a:latin")
    return "" if latin is None else str(latin.get("typeface", ""))


def _text(run: Node) -> str:
    words = child(run, "a:t")
    return "" if words is None else words.text or ""
