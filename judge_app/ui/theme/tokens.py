"""Sizes that every screen shares. Lengths are device-independent pixels, type is in points."""

from typing import Final

SPACE_1: Final = 4
SPACE_2: Final = 8
SPACE_3: Final = 12
SPACE_4: Final = 16
SPACE_5: Final = 24
SPACE_6: Final = 32

RADIUS: Final = 6
TARGET: Final = 36
"""The least height of anything that is clicked."""

CAPTION_PT: Final = 9.0
BODY_PT: Final = 10.5
SECTION_PT: Final = 13.0
PAGE_PT: Final = 18.0
FIGURE_PT: Final = 28.0
"""The one number that matters on a screen."""

ICON: Final = 18
ICON_LARGE: Final = 40

MOTION_MS: Final = 120
"""Longest movement; none where the user asked for less motion."""

NARROW: Final = 820
"""Windows narrower than this show one panel at a time."""
MEDIUM: Final = 1120
"""Windows narrower than this fold the list of entries."""
