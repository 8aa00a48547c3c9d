"""The process in which staff's doctor tries clips in the players, without a window.

Started by `EngineDoctor`. Requests come as lines of JSON on standard input, answers go as lines of
JSON to standard output.
"""

import sys
from contextlib import closing
from pathlib import Path
from typing import IO

import msgspec

from judge_app.byte_source import FileSource
from judge_app.contest.facts import EngineTrial
from judge_app.errors import JudgeAppError
from judge_app.helper_pipes import own_answers
from judge_app.media.examination import (
    Answer,
    EnginesNamed,
    NameEngines,
    Refused,
    Request,
    Tried,
    TryEngine,
)
from judge_app.media.player import EngineName
from judge_app.ui.players.frame_job import Moment
from judge_app.ui.players.without_window import WithoutWindow

_MOMENTS = (Moment(milliseconds=0), Moment(share=0.5), Moment(share=1.0))


def main() -> None:
    """Serve requests until the other side goes away."""
    answers = own_answers()
    players = WithoutWindow()
    decoder = msgspec.json.Decoder(Request)
    for line in sys.stdin.buffer:
        try:
            _send(answers, _answer(players, decoder.decode(line)))
        except BrokenPipeError:
            break
    players.shut_down()


def _answer(players: WithoutWindow, request: Request) -> Answer:
    match request:
        case NameEngines():
            return EnginesNamed(tuple(name.value for name in players.engines))
        case TryEngine():
            return Tried(_trial(players, request))
        case _:
            return Refused("not asked here")


def _trial(players: WithoutWindow, request: TryEngine) -> EngineTrial:
    name = EngineName(request.engine)
    try:
        with closing(FileSource(Path(request.path))) as source:
            size = (request.width, request.height)
            count = players.count_shown(source, size, _MOMENTS, name)
    except JudgeAppError:
        count = 0
    return EngineTrial(engine=name.value, shown=(count > 0, count > 1, count > 2))


def _send(answers: IO[bytes], answer: Answer) -> None:
    answers.write(msgspec.json.encode(answer) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
