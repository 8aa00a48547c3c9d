"""Typed identities, so that a judge is never mistaken for an entry."""

from typing import NewType

ContestId = NewType("ContestId", str)
"""Lower-case letters, digits and hyphens, chosen once; part of every signature."""

UnitId = NewType("UnitId", str)
CategoryId = NewType("CategoryId", str)
EntryCode = NewType("EntryCode", str)
"""The blind code that judges see, such as `SP-012`."""

JudgeId = NewType("JudgeId", str)
"""Such as `GK03`; the chair is a judge id too, `TB` by custom."""

CriterionId = NewType("CriterionId", str)
"""Such as `1` or `1.2`: the path in the rubric as printed in the rulebook."""

AwardId = NewType("AwardId", str)
Sha256Hex = NewType("Sha256Hex", str)
"""64 lower-case hexadecimal digits."""
