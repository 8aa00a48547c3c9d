"""`judge-app staff print`: papers that are handed out or kept beside the bundle."""

from pathlib import Path

import click

from judge_app.cli.failures import told
from judge_app.cli.language import lang_option

_PAPERS = ("register", "blank-sheets", "entry-list")


@click.command("print")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.argument("papers", nargs=-1, type=click.Choice(_PAPERS))
@lang_option
def print_papers(folder: Path, papers: tuple[str, ...], lang: str) -> None:
    """Ghi giấy tờ để in của FOLDER vào FOLDER/papers. / Write papers of FOLDER to print.

    register: sổ giao nhận USB; blank-sheets: bộ phiếu giấy dự phòng; entry-list: danh sách mã số và
    tác giả. Không ghi gì thì in tất cả. / register: who was given which stick; blank-sheets: the
    paper kit; entry-list: codes and names. All of them where none is named.
    """
    from judge_app.workflows.print_papers import StaffPaper, print_paper  # noqa: PLC0415  heavy

    with told(lang):
        for paper in papers or _PAPERS:
            click.echo(print_paper(folder, StaffPaper(paper)))
