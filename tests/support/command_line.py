"""Runs the program's commands in this process, and holds them to their exit status."""

from click.testing import CliRunner, Result

from judge_app.cli.main import cli


def run(*words: object, status: int = 0, lang: str = "vi") -> str:
    """Return what a command says, on both streams; fail unless it ends with `status`."""
    done: Result = CliRunner().invoke(
        cli, [str(word) for word in words], env={"JUDGE_APP_LANG": lang}
    )
    assert done.exit_code == status, (done.output, done.exception)
    return done.output
