"""The texts of a slide's shapes: letters, what stands in for numbers of pages, and their look."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from judge_app.slides.plain import writing
from judge_app.slides.plain.ppt.looks import Levels, Look, Span, spans_of
from judge_app.slides.plain.ppt.numbers import Counter, Numbered
from judge_app.slides.plain.records import Record
from judge_app.slides.scene_text import Bullet, Paragraph, Run

_HEADER, _WIDE, _NARROW, _STYLE, _OUTLINE = 3999, 4000, 4008, 4001, 3998
_PAGE_NUMBER = 4056
_OTHER_FIELDS = {4087, 4088, 4089, 4090, 4117}
"""Dates, headers and footers: what they show is not written where they stand."""
TITLES = {0, 6}
"""Text types of a title: on a slide, and in the middle of a first slide ([MS-PPT] 2.13.33)."""
NOTES_TEXT = 2
OTHER = 4
MOST_LETTERS, MOST_PARAGRAPHS = 100_000, 5000
"""Of one text; more than may stand on a page that is drawn."""
_TITLE_SIZE, _STANDARD_BULLET = 32.0, "•"
_LEVEL_MARGIN = 300_000
_POINT = 12_700


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One text: its type, its letters, and the record that says how they look."""

    kind: int = OTHER
    words: str = ""
    style: Record | None = None
    numberings: tuple[Numbered | None, ...] = ()
    fields: dict[int, str] = field(default_factory=dict)
    """What stands at the place of a letter instead of it."""

    @property
    def is_title(self) -> bool:
        """Whether it is the title of its slide."""
        return self.kind in TITLES and bool(self.words.strip())

    @property
    def letters(self) -> str:
        """The words with fields filled in; a carriage return ends a paragraph."""
        return "".join(self.fields.get(place, letter) for place, letter in enumerate(self.words))

    def paragraphs_between(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and last paragraph (from 0) of the letters from `start` to `end`."""
        first = self.words.count("\r", 0, max(0, start))
        return first, max(first, self.words.count("\r", 0, max(0, end - 1)))


def bodies(records: Sequence[Record], outline: Sequence[Body], number: int) -> Iterator[Body]:
    """Yield the texts among records in their order; some only point at the list of the outline.

    `number` is the slide's own.
    """
    kind = OTHER
    found: Body | None = None
    for record in records:
        if record.kind in {_HEADER, _OUTLINE}:
            if found is not None:
                yield found
            found = None
            if record.kind == _HEADER:
                kind = record.number(0)
            elif record.number(0) < len(outline):
                found = outline[record.number(0)]
        elif record.kind in {_WIDE, _NARROW}:
            if found is not None:
                yield found
            found = Body(kind=kind, words=_letters(record))
        elif found is not None:
            found = _with(found, record, number)
    if found is not None:
        yield found


def _with(body: Body, record: Record, number: int) -> Body:
    """Return a text with what a record behind it says of it."""
    if record.kind == _STYLE:
        return replace(body, style=record)
    if record.kind == _PAGE_NUMBER or record.kind in _OTHER_FIELDS:
        shown = str(number) if record.kind == _PAGE_NUMBER else ""
        return replace(body, fields={**body.fields, record.number(0): shown})
    return body


def _letters(record: Record) -> str:
    content = bytes(record.content[: 2 * MOST_LETTERS])
    return content.decode("utf-16-le" if record.kind == _WIDE else "latin-1", "replace")


class Writer:
    """Makes paragraphs of texts, with the fonts of the deck and the styles of a master."""

    def __init__(self, fonts: dict[int, str], levels: Mapping[int, Levels]) -> None:
        self._fonts = fonts
        self._levels = levels

    def paragraphs(self, body: Body) -> tuple[Paragraph, ...]:
        """Return the paragraphs of a text; empty ones at its end are left out."""
        written = tuple(self._paragraphs(body))
        while written and not written[-1].runs:
            written = written[:-1]
        return written

    def _paragraphs(self, body: Body) -> Iterator[Paragraph]:
        counter = Counter()
        spans, looks = map(_Spans, spans_of(body.style, len(body.words)))
        start = 0
        for line in body.words.split("\r", MOST_PARAGRAPHS)[:MOST_PARAGRAPHS]:
            _, level, said = spans.at(start)
            below = self._level(body.kind, level)
            look = said.over(below)
            runs = tuple(self._runs(body, looks, start, start + len(line), look))
            sign = self._sign(counter, body, level, looks.at(start)[2], bool(line.strip()))
            yield self._paragraph(runs, look, level, sign)
            start += len(line) + 1

    @staticmethod
    def _sign(counter: Counter, body: Body, level: int, look: Look, has_words: bool) -> str:
        """Return the number before a paragraph, empty where it has none; blank ones are skipped."""
        place = look.numbering or 0
        how = body.numberings[place] if place < len(body.numberings) else None
        return counter.sign(level, how) if has_words else ""

    def _level(self, kind: int, level: int) -> Look:
        levels = self._levels.get(kind) or self._levels.get(OTHER) or (Look(),)
        return levels[min(level, len(levels) - 1)]

    def _paragraph(self, runs: tuple[Run, ...], look: Look, level: int, number: str) -> Paragraph:
        shown = tuple(run for run in runs if run.text)
        size = shown[0].size if shown else float(look.size or writing.STANDARD_SIZE)
        bullet = None
        sign = number or (_STANDARD_BULLET if look.bullet else "")
        if sign and any(run.text.strip() for run in shown):
            bullet = Bullet(text=sign, size=size, font=writing.STANDARD_FONT, colour=writing.INK)
        indent = round(size * _POINT * max(1.0, 0.6 * len(sign))) if bullet else 0
        return Paragraph(
            runs=shown,
            align=look.align or "l",
            margin=level * _LEVEL_MARGIN + indent,
            indent=-indent,
            bullet=bullet,
            empty_size=size,
        )

    def _runs(
        self, body: Body, looks: "_Spans", start: int, end: int, below: Look
    ) -> Iterator[Run]:
        for first, last, said in looks.pieces(start, end):
            look = said.over(below)
            text = "".join(body.fields.get(n, body.words[n]) for n in range(first, last))
            yield writing.run(
                text,
                size=float(look.size or (_TITLE_SIZE if body.is_title else writing.STANDARD_SIZE)),
                font=self._fonts.get(-1 if look.font is None else look.font, ""),
                bold=bool(look.bold),
                italic=bool(look.italic),
                underline=bool(look.underline),
            )


class _Spans:
    """Spans of looks one after another, found by the place of a letter."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._ends = list(accumulate(span[0] for span in spans))

    def at(self, place: int) -> Span:
        """Return the span in which the letter at `place` stands."""
        number = bisect_right(self._ends, place)
        return self._spans[number] if number < len(self._spans) else (0, 0, Look())

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """Yield where each look begins and ends among the letters from `start` to `end`."""
        for number in range(bisect_right(self._ends, start), len(self._spans)):
            if start >= end:
                return
            last = min(end, self._ends[number])
            if start < last:
                yield start, last, self._spans[number][2]
                start = last
        if start < end:
            yield start, end, Look()
