"""Notes of one entry as lines in words, in the order of their places."""

from dataclasses import dataclass

from judge_app.contest.contest import Contest
from judge_app.contest.scoresheet import Assessment, Audience, Note, Place
from judge_app.ui.judge.marking_lines import label_of
from judge_app.ui.language import later, tr, tr_later
from judge_app.ui.moments import clip_time

AUDIENCES = {
    Audience.PANEL: later("Cho ban giám khảo"),
    Audience.PRIVATE: later("Riêng tôi"),
    Audience.ENTRANT: later("Gửi người dự thi"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note as the screen shows it."""

    note: Note
    place: str
    """`0:42`, `Trang 3`, or empty."""
    criterion: str
    audience: str


def note_lines(contest: Contest, assessment: Assessment) -> tuple[NoteLine, ...]:
    """Return the notes of an assessment, by file, moment and page; placeless ones last."""
    return tuple(_line(contest, note) for note in sorted(assessment.notes, key=_order))


def place_words(place: Place | None) -> str:
    """Return a place as short as it can be said."""
    if place is None:
        return ""
    if place.milliseconds is not None:
        return clip_time(place.milliseconds)
    if place.page is not None:
        return tr("Trang {page}", page=place.page)
    return place.file.rpartition("/")[2]


def _line(contest: Contest, note: Note) -> NoteLine:
    criterion = ""
    for _, known in contest.rubric.walk():
        if known.id == note.criterion:
            criterion = f"{known.id} {label_of(known)}"
    return NoteLine(
        note=note,
        place=place_words(note.place),
        criterion=criterion,
        audience=tr_later(AUDIENCES[note.audience]),
    )


def _order(note: Note) -> tuple[bool, str, int, int, str]:
    place = note.place
    if place is None:
        return (True, "", 0, 0, note.id)
    return (False, place.file, place.milliseconds or 0, place.page or 0, note.id)
