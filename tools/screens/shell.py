"""What is the same everywhere: the home page, help, about."""

from judge_app.settings import RecentWork
from judge_app.ui import shell_actions
from tools.screens.driver import Studio
from tools.screens.story import Story


def shoot_shell(studio: Studio, story: Story) -> None:
    """Show the home page with nothing and with recent work, and the window's dialogs."""
    window = studio.open(story.folder / "empty-home")
    window.begin(None)
    studio.idle()
    studio.shoot("home-first-time")
    window.begin(story.folder / "codes.txt")
    studio.idle()
    studio.shoot("home-unknown-file")
    work = RecentWork(
        role="judge",
        path=str(story.bundle),
        contest="Ứng dụng công nghệ thông tin trong tổ chức sinh hoạt Hội",
        person="GK01",
        done=6,
        total=14,
        used_at="2026-11-23T14:03:00+07:00",
    )
    window = studio.open(story.folder / "recent-home", recent=(work,))
    window.begin(None)
    studio.idle()
    studio.shoot("home")
    for action in (shell_actions.HELP, shell_actions.ABOUT):
        studio.shoot_dialog(f"dialog-{action.id}", window.shell[action.id].trigger)
