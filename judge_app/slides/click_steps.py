"""Gathers effects into click steps, whatever file they were read from: pure."""

from collections.abc import Iterable
from dataclasses import replace

from judge_app.slides.deck import ClickStep, Effect, EffectKind


class ClickSteps:
    """What comes by itself as a page appears, and what each click changes.

    Effects are added in the order in which they happen. What shall be hidden "on the next click"
    leaves with the step that follows.
    """

    def __init__(self) -> None:
        self._opening: list[Effect] = []
        self._steps: list[list[Effect]] = []
        self._leaving: list[Effect] = []

    def add(
        self, effects: Iterable[Effect], *, is_click: bool, leaving: Iterable[Effect] = ()
    ) -> None:
        """Add effects that need a click, or that follow what was added before by themselves."""
        if is_click:
            self._steps.append([*self._leaving, *effects])
            self._leaving = list(leaving)
        else:
            (self._steps[-1] if self._steps else self._opening).extend(effects)
            self._leaving += leaving

    @property
    def opening(self) -> tuple[Effect, ...]:
        """What happens by itself as the page appears."""
        return tuple(self._opening)

    @property
    def steps(self) -> tuple[ClickStep, ...]:
        """The clicks that change something."""
        return tuple(ClickStep(effects=tuple(step)) for step in self._steps if step)


def gone(effects: Iterable[Effect]) -> list[Effect]:
    """Return for each effect that its target leaves."""
    return [replace(effect, kind=EffectKind.EXIT) for effect in effects]
