"""What a slide takes from its master: pictures and words on every page, footers, page numbers.

[MS-PPT] 2.5.3 and 2.4.15. Boxes that only wait for a slide's own words are left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from judge_app.slides.plain.ppt.bodies import Body
from judge_app.slides.plain.ppt.shapes import PptShape, shapes_of
from judge_app.slides.plain.ppt.sounds import words_of
from judge_app.slides.plain.records import Record

_SLIDE_ATOM, _FOLLOWS = 1007, 0x1
_FOOTERS, _FOOTERS_ATOM, _TEXT = 4057, 4058, 4026
_OF_SLIDES = 3
_PLACEHOLDER = 3011
_DATE, _NUMBER, _FOOTER, _HEADER = 7, 8, 9, 10
_FLAGS = {_DATE: 0x1, _NUMBER: 0x8, _HEADER: 0x10, _FOOTER: 0x20}
_INSTANCES = {_DATE: 0, _HEADER: 1, _FOOTER: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Footers:
    """Which of date, number, header and footer a slide shows, with their words."""

    flags: int = 0
    words: Mapping[int, str]

    def shows(self, placeholder: int) -> bool:
        """Say whether the slide shows this placeholder of its master."""
        return bool(self.flags & _FLAGS.get(placeholder, 0))


def footers_of(slide: Record, document: Record | None) -> Footers:
    """Return a slide's footers; where it has none of its own, those of all slides hold."""
    own = slide.first(_FOOTERS)
    if own is None and document is not None:
        every = (r for r in document.inside() if r.kind == _FOOTERS and r.instance == _OF_SLIDES)
        own = next(every, None)
    atom = own.first(_FOOTERS_ATOM) if own is not None else None
    if own is None or atom is None:
        return Footers(words={})
    texts = {r.instance: words_of(r) for r in own.inside() if r.kind == _TEXT}
    words = {name: texts.get(instance, "") for name, instance in _INSTANCES.items()}
    return Footers(flags=atom.number(0) >> 16, words=words)


def follows_master(slide: Record) -> bool:
    """Say whether a slide shows what stands on its master."""
    atom = slide.first(_SLIDE_ATOM)
    return atom is not None and len(atom.content) > 20 and bool(atom.content[20] & _FOLLOWS)


def master_shapes(master: Record, footers: Footers) -> Iterator[tuple[PptShape, str | None]]:
    """Yield the shapes of a master that a slide shows, with the words of its footers."""
    for shape in shapes_of(master):
        placeholder = _placeholder(shape)
        bare = replace(shape, groups=(), data=())
        if placeholder is None:
            yield bare, None
        elif footers.shows(placeholder):
            yield bare, footers.words.get(placeholder) or None


def with_words(body: Body, words: str | None) -> Body:
    """Return a footer's text with the words of the slide in the place of its sign."""
    return body if words is None else replace(body, words=words, style=None, fields={})


def _placeholder(shape: PptShape) -> int | None:
    atom = next((r for r in shape.data if r.kind == _PLACEHOLDER), None)
    return atom.content[4] if atom is not None and len(atom.content) > 4 else None
