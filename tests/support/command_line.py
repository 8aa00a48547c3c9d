"""Runs the program's commands in this process, and holds them to their exit status."""

from click.testing import CliRunner, Result

from judge_app.cli.main import cli


def run(*words: object, status: int = 0, lang: str = "vi", typed: str | None = None) -> str:
    """Return what a command says, on both streams; fail unless it ends with `status`.

    `typed` is what it is given at the keyboard.
    """
    done: Result = CliRunner().invoke(
        cli, [str(word) for word in words], env={"JUDGE_APP_LANG": lang}, input=typed
    )
    assert done.exit_code == status, (done.output, done.exception)
    return done.output
