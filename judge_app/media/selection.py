"""Which engine plays a clip, and which comes second: one pure choice from all that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from judge_app.byte_source import ByteSource
from judge_app.contest.facts import EngineTrial, MediaFacts
from judge_app.media.magic import PLAYABLE, Container
from judge_app.media.player import EngineName


class Preference(StrEnum):
    """What the user set."""

    AUTOMATIC = "automatic"
    QT = "qt"
    VLC = "vlc"


class Refusal(StrEnum):
    """Why no engine gets the file at all."""

    EMPTY = "empty"
    PLAYLIST = "playlist"
    NO_ENGINE = "no-engine"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfTest:
    """Which engines answered when the program started."""

    qt: bool = True
    vlc: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """An engine took its process down, or the program ended uncleanly, while a clip was open."""

    clip: str
    """The clip's identity: its SHA-256, or its name and size."""
    engine: EngineName
    was_safe: bool = False
    """Whether decoding in hardware was already off."""
    is_news: bool = False
    """Whether the program itself ended, and the user has not been told of it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """What is known of a clip before it is opened."""

    identity: str
    container: Container
    video_codec: str = ""
    """FFmpeg's name; empty for no picture or not known."""
    trials: tuple[EngineTrial, ...] = ()
    """What each engine showed on staff's machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Engines to try, in this order; none if `refusal` says why."""

    engines: tuple[EngineName, ...] = ()
    refusal: Refusal | None = None


# QtMultimedia has no software decoder for these, and shows black instead of failing.
_BLACK_IN_QT = {"av1"}
# libVLC 3 has no decoder for these, or shows nothing.
_BLACK_IN_VLC = {"vvc", "h266"}
# Sent to a place in these, QtMultimedia shows what its decoder makes of pictures without those they build on.
_GARBLED_IN_QT = {(container, "hevc") for container in (Container.MPEG_TS, Container.MPEG_PS)}


def identity_of(source: ByteSource) -> str:
    """Return what a clip is remembered by: its name and size, for its hash takes long to find."""
    return f"{source.name}:{source.size}"


def known_clip(identity: str, container: Container, facts: MediaFacts | None) -> Clip:
    """Return what is known of a clip, with what staff's machine found out about it, if it did."""
    if facts is None:
        return Clip(identity=identity, container=container)
    return Clip(
        identity=identity,
        container=container,
        video_codec=facts.video_codec,
        trials=facts.trials,
    )


def plays_everywhere(video_codec: str) -> bool:
    """Whether both engines show this codec (FFmpeg's name; empty for none), so that any laptop does."""
    return video_codec.lower() not in _BLACK_IN_QT | _BLACK_IN_VLC


def choose(
    clip: Clip,
    *,
    self_test: SelfTest,
    preference: Preference = Preference.AUTOMATIC,
    crashes: Sequence[Crash] = (),
) -> Choice:
    """Return which engines to try for `clip`, the likeliest first."""
    if clip.container is Container.EMPTY:
        return Choice(refusal=Refusal.EMPTY)
    if clip.container is Container.PLAYLIST:
        return Choice(refusal=Refusal.PLAYLIST)
    candidates = _candidates(clip, self_test)
    if not candidates:
        return Choice(refusal=Refusal.NO_ENGINE)
    own_crashes = [crash for crash in crashes if crash.clip == clip.identity]
    ranked = sorted(candidates, key=lambda engine: _rank(engine, clip, preference, own_crashes))
    return Choice(engines=tuple(ranked))


def wants_safe_mode(crashes: Sequence[Crash], *, has_other_engine: bool) -> bool:
    """Whether to decode without hardware from this start on.

    A clip that crashed goes to the other engine first; when there is none, or when a second clip
    crashed, or when a clip went down with the other engine too, the machine's drivers are the
    likely cause.
    """
    unsafe = {crash.clip for crash in crashes if crash.engine is EngineName.QT and crash.clip}
    other = {crash.clip for crash in crashes if crash.engine is not EngineName.QT}
    return len(unsafe) > (1 if has_other_engine else 0) or bool(unsafe & other)


def _candidates(clip: Clip, self_test: SelfTest) -> list[EngineName]:
    candidates = []
    if self_test.qt:
        candidates.append(EngineName.QT)
    # libVLC follows playlists and addresses, so it gets known containers only.
    if self_test.vlc and clip.container in PLAYABLE:
        candidates.append(EngineName.VLC)
    return candidates


def _rank(
    engine: EngineName, clip: Clip, preference: Preference, crashes: Sequence[Crash]
) -> tuple[bool, bool, bool, bool, int, bool]:
    """Sort key, the worst reason first.

    Shows black; crashed here; is not preferred; shows broken pictures after a seek; missed pictures on
    staff's machine; not default.
    """
    is_garbled = (clip.container, clip.video_codec.lower()) in _GARBLED_IN_QT
    black = _BLACK_IN_QT if engine is EngineName.QT else _BLACK_IN_VLC
    trial = next((each for each in clip.trials if each.engine == engine.value), None)
    return (
        clip.video_codec.lower() in black or (trial is not None and trial.is_dark),
        any(crash.engine is engine for crash in crashes),
        preference is not Preference.AUTOMATIC and preference.value != engine.value,
        engine is EngineName.QT and is_garbled,
        0 if trial is None else trial.shown.count(False),
        engine is not EngineName.QT,
    )
