"""Photograph the program: `python -m tools.screens [-o build/screens] [--only judge,chair]`.

Every screen and dialog is shown at 1366×768 and 1920×1080, in Vietnamese and English, light and
dark, and once with text twice as large; every page of every PDF follows. `--readme` writes only
the two pictures of the README.
"""

import argparse
import os
from pathlib import Path

from PIL import Image

from judge_app.ui.language import Language
from judge_app.ui.theme.palettes import Look
from tools.screens.chair import shoot_chair
from tools.screens.chair_paper import shoot_paper
from tools.screens.driver import EVERY_DRESS, SMALL, Dress, Studio
from tools.screens.judge import shoot_judge, shoot_signing
from tools.screens.keys import shoot_keys
from tools.screens.paper import shoot_pages
from tools.screens.player import shoot_player
from tools.screens.shell import shoot_shell
from tools.screens.slides import shoot_slides
from tools.screens.staff import shoot_staff
from tools.screens.story import told

_SCENES = {
    "shell": shoot_shell,
    "judge": shoot_judge,
    "signing": shoot_signing,
    "player": shoot_player,
    "slides": shoot_slides,
    "chair": shoot_chair,
    "chair-paper": shoot_paper,
    "staff": shoot_staff,
    "keys": shoot_keys,
}
_README_PICTURES = {"judge-video": "judging.png", "chair-result": "result.png"}
_README_DRESS = Dress(size=SMALL, language=Language.VIETNAMESE, look=Look.LIGHT)


def main() -> None:
    """Tell the story, then walk through the screens."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("build/screens"))
    parser.add_argument("--only", default=",".join((*_SCENES, "paper")))
    parser.add_argument("--readme", action="store_true", help="refresh the README's two pictures")
    parser.add_argument("--one-dress", action="store_true", help="1366×768, Vietnamese, light")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    story = told(chosen.output / "story")
    wanted = ["judge", "chair"] if chosen.readme else chosen.only.split(",")
    dresses = (_README_DRESS,) if chosen.one_dress or chosen.readme else EVERY_DRESS
    studio = Studio(chosen.output, dresses)
    try:
        for name, shoot in _SCENES.items():
            if name in wanted:
                shoot(studio, story)
                print(f"{name}: {studio.count} pictures so far")
    finally:
        studio.shut_down()
    if chosen.readme:
        _refresh_readme(chosen.output)
    if "paper" in wanted:
        print(f"paper: {shoot_pages(story.folder, chosen.output / 'paper')} pages")


def _refresh_readme(taken: Path) -> None:
    """Keep two of the pictures beside the documents, in as few colours as they need."""
    for name, kept in _README_PICTURES.items():
        with Image.open(taken / name / f"{_README_DRESS.name}.png") as picture:
            few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
            few.save(Path("docs/pictures") / kept, optimize=True)


if __name__ == "__main__":
    main()
