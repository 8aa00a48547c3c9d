"""Decks in the judge's window, in every way they can be looked at."""

from judge_app.contest.ids import EntryCode, JudgeId
from judge_app.contest.scoresheet import Note, Place
from judge_app.ui.judge.judging_page import JudgingPage
from judge_app.ui.judge.workspace import JudgeWorkspace
from judge_app.ui.slides.deck_view import DeckView
from judge_app.workflows.open_bundle import find_key_files, open_bundle
from tools.screens.driver import Studio
from tools.screens.story import Story

_JUDGE = JudgeId("GK01")
_DECK, _OTHER_DECK, _PDF = EntryCode("SP-006"), EntryCode("SP-008"), EntryCode("SP-010")
_STEPS, _FILM, _HIDDEN = 6, 7, 8


def shoot_slides(studio: Studio, story: Story) -> None:
    """Look through a deck: pages, search, notes, steps, a film, the whole screen, two at once."""
    judging = _judging(studio, story)
    judging.go_to(_DECK)
    studio.idle()
    view = judging.viewer.findChild(DeckView)
    assert isinstance(view, DeckView)
    studio.until(lambda: view.page_count, "the deck")
    _shoot_pages(studio, view)
    _shoot_search(studio, view)
    _shoot_steps(studio, view)
    _shoot_film(studio, view)
    _shoot_note(studio, judging, view)
    _shoot_whole_screen(studio, view)
    judging.comparing.show_beside(_OTHER_DECK)
    studio.idle()
    studio.rest(1500)
    studio.shoot("slides-two-decks", settle=800)
    judging.comparing.toggle()
    judging.go_to(_PDF)
    studio.idle()
    studio.rest(1000)
    studio.shoot("slides-pdf", settle=400)


def _judging(studio: Studio, story: Story) -> JudgingPage:
    window = studio.open(story.half_marked_home)
    window.begin(story.bundle, person=_JUDGE, code=story.codes[_JUDGE])
    workspace = window.workspace
    assert isinstance(workspace, JudgeWorkspace)
    studio.idle()
    keys = find_key_files(open_bundle(story.bundle))
    workspace.sign_in_page.signed_in.emit(_JUDGE, keys[_JUDGE], story.codes[_JUDGE])
    studio.idle()
    assert workspace.judging_page is not None
    return workspace.judging_page


def _shoot_pages(studio: Studio, view: DeckView) -> None:
    view.go_to(2)
    view.stage.toggle_notes()
    studio.idle()
    studio.shoot("slides-notes", settle=400)
    view.stage.toggle_contents()
    studio.shoot("slides-contents", settle=400)
    view.stage.toggle_contents()
    view.stage.toggle_notes()
    view.go_to(_HIDDEN)
    studio.idle()
    studio.shoot("slides-hidden", settle=400)


def _shoot_search(studio: Studio, view: DeckView) -> None:
    view.go_to(2)
    view.search()
    view.stage.find_bar.look_for("hoi")
    studio.idle()
    studio.shoot("slides-search", settle=600)
    view.stage.find_bar.closed.emit()


def _shoot_steps(studio: Studio, view: DeckView) -> None:
    view.go_to(_STEPS)
    studio.idle()
    studio.shoot("slides-badges", settle=400)
    view.toggle_steps()
    view.step_forward()
    view.step_forward()
    studio.idle()
    studio.shoot("slides-steps", settle=600)
    view.toggle_steps()


def _shoot_film(studio: Studio, view: DeckView) -> None:
    view.go_to(_FILM)
    studio.idle()
    studio.shoot("slides-film-badge", settle=400)
    view.play_media()
    player = view.clips.player
    assert player is not None
    studio.until(lambda: player.view.position_ms > 1000, "the film to play")
    player.view.pause()
    studio.shoot("slides-film", settle=400)
    view.clips.close()


def _shoot_note(studio: Studio, judging: JudgingPage, view: DeckView) -> None:
    view.go_to(4)
    place = judging.viewer.place
    assert isinstance(place, Place)
    judging.notes.note_written.emit(Note(id="n-deck", text="Bảng số liệu rõ ràng.", place=place))
    studio.idle()
    view.go_to(1)
    studio.idle()
    studio.shoot("slides-note-marked", settle=400)
    judging.notes.place_chosen.emit(place)
    studio.idle()
    studio.shoot("slides-note-back", settle=400)


def _shoot_whole_screen(studio: Studio, view: DeckView) -> None:
    view.toggle_full_screen()
    studio.rest(600)
    studio.shoot_widget("slides-whole-screen", view.stage)
    view.toggle_full_screen()
