"""The manifest keeps all of a contest, and reads one written before a rule existed."""

import json
from dataclasses import replace
from pathlib import Path

from judge_app.bundle.manifest import Manifest, decode, encode
from judge_app.vietnamese.number_words import Four, NumberReading, Thousand, ZeroTens
from tests.support.signed_contest import signed_contest

HELD = signed_contest(entries=3, leaves=1)
SOUTHERN = NumberReading(four=Four.BON, zero_tens=ZeroTens.LE, thousand=Thousand.NGAN)
WHERE = Path("a.judgebundle")


def test_how_numbers_are_read_is_frozen_into_the_manifest() -> None:
    contest = replace(HELD.contest, number_reading=SOUTHERN)
    manifest = Manifest(contest=contest, roster=HELD.roster, created_at="2024-04-01T08:00:00")
    assert decode(encode(manifest), WHERE) == manifest


def test_a_manifest_that_does_not_say_reads_numbers_as_textbooks_do() -> None:
    manifest = Manifest(contest=HELD.contest, roster=HELD.roster, created_at="2024-04-01T08:00:00")
    told = json.loads(encode(manifest))
    del told["contest"]["number_reading"]
    assert decode(json.dumps(told).encode(), WHERE) == manifest
