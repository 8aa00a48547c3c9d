"""What all commands of the chair share: the bundle, where the ledger is, and the open desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.contest.contest import Contest
from judge_app.contest.ids import JudgeId
from judge_app.paths import data_folder
from judge_app.workflows.clock import laptop_clock
from judge_app.workflows.panel_desk import PanelDesk

BUNDLE = click.argument("bundle", type=click.Path(dir_okay=False, path_type=Path))
HOME = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục lưu sổ tổng hợp. / Where the ledger is kept.",
)
DATABASE = click.option("--database", default="", help="postgresql+psycopg://…")
CORRECTIONS = click.option(
    "--correction",
    "corrected",
    multiple=True,
    metavar="GK01",
    help="Nhận bản sửa của giám khảo này. / Take this judge's correction.",
)


@contextmanager
def opened_desk(bundle: Path, home: Path | None, database: str, lang: str) -> Iterator[PanelDesk]:
    """Open the chair's desk, and tell failures in sentences."""
    from judge_app.workflows.open_bundle import open_bundle  # noqa: PLC0415 - loads cryptography

    with told(lang):
        opened = open_bundle(bundle)
        desk = PanelDesk.open(
            opened, folder=home or data_folder(), clock=laptop_clock, database=database
        )
        try:
            yield desk
        finally:
            desk.close()


def marking_judge(contest: Contest, name: str, lang: str) -> JudgeId:
    """Return the judge that a command names; says so where nobody of that name marks."""
    if name not in {judge.id for judge in contest.panel.marking}:
        raise click.ClickException(
            f"Nobody called {name} marks in this contest."
            if lang == "en"
            else f"Cuộc thi này không có giám khảo {name}."
        )
    return JudgeId(name)
