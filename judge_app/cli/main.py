"""The command `judge-app`: its groups load when they are called, and a file opens the window."""

import importlib
from pathlib import Path

import click

from judge_app import __version__
from judge_app.cli.language import lang_option

_GROUPS = {
    "sample": ("Tạo cuộc thi mẫu trong một thư mục.", "Make the sample contest in a folder."),
    "staff": ("Lập, kiểm tra và đóng gói cuộc thi.", "Set up, check and pack a contest."),
    "judge": ("Chấm và xuất phiếu không cần cửa sổ.", "Mark and export without a window."),
    "chair": ("Nhận phiếu, tổng hợp, công bố.", "Take in sheets, tally, publish."),
    "verify": ("Kiểm tra chữ ký và nội dung một tệp.", "Check a file's signature and content."),
    "recount": ("Tính lại kết quả từ các phiếu.", "Work the result out again from the sheets."),
    "tally": ("Tổng hợp từ bảng điểm.", "Tally from a table of marks."),
    "rules": ("Kiểm tra và giải thích thể lệ.", "Check and explain a rulebook."),
    "media": ("Khám các tệp video và âm thanh.", "Examine video and sound files."),
    "slides": ("Xem và đổi các bài trình chiếu.", "Look at and convert decks."),
    "demo": ("Mở cuộc thi mẫu để dùng thử.", "Open the sample contest to try the program."),
}
"""Every command with what it does; the code is in the module of the same name."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of a contest."""
        del ctx
        return list(_GROUPS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None if there is none of this name."""
        del ctx
        if cmd_name not in _GROUPS:
            return None
        module = importlib.import_module(f"judge_app.cli.{cmd_name}")
        command = getattr(module, "group", None) or module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take anything that is a file or a folder as a wish to open it in the window."""
        if args and args[0] not in _GROUPS and Path(args[0]).exists():
            return "open", _open, args
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        position = 1 if ctx.params.get("lang") == "en" else 0
        with formatter.section("Lệnh / Commands"):
            formatter.write_dl([(name, words[position]) for name, words in _GROUPS.items()])


@click.command("open", hidden=True)
@click.argument("target", type=click.Path(exists=True, path_type=Path))
def _open(target: Path) -> None:
    from judge_app.bootstrap import open_window  # noqa: PLC0415  Qt only where a window is wanted

    raise SystemExit(open_window(target))


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(__version__, prog_name="judge-app")
@lang_option
@click.pass_context
def cli(ctx: click.Context, lang: str) -> None:
    """Chấm thi không cần mạng. / Judge a contest offline.

    Không có lệnh: mở cửa sổ. Có tên tệp: mở tệp đó. / Without a command the window opens; with a
    file it opens on that file.
    """
    del lang
    if ctx.invoked_subcommand is None:
        from judge_app.bootstrap import open_window  # noqa: PLC0415  Qt only where a window is wanted

        raise SystemExit(open_window(None))
