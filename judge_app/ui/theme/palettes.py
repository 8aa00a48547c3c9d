"""The colours of the three looks. Text reaches 4.5:1 on every surface, icons and rings 3:1."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """How the program looks; `SYSTEM` follows the machine."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours by what they are for, as `#rrggbb`."""

    page: str
    """Behind everything."""
    surface: str
    """Panels, cards, fields."""
    sunken: str
    """Behind a viewer, table headings."""
    text: str
    muted: str
    disabled: str
    line: str
    """Between things; carries no meaning."""
    edge: str
    """Around what can be clicked or typed into."""
    accent: str
    accent_pressed: str
    on_accent: str
    selected: str
    """Behind a selected row."""
    hover: str
    focus: str
    unmarked: str
    in_work: str
    done: str
    abstained: str
    conflicted: str
    could_not_open: str
    outdated: str
    problem: str
    problem_soft: str
    warning: str
    warning_soft: str
    good_soft: str
    info: str
    info_soft: str
    ink: str
    """The blue of a drawn signature; on paper-white only."""
    paper: str
    """A page of a document, whatever the look."""


LIGHT = Palette(
    page="#F6F4F6",
    surface="#FFFFFF",
    sunken="#ECE8EB",
    text="#1A1A1A",
    muted="#5C565B",
    disabled="#8F888D",
    line="#DDD7DB",
    edge="#8A8388",
    accent="#8A1C5B",
    accent_pressed="#6C1447",
    on_accent="#FFFFFF",
    selected="#F6E6EF",
    hover="#F1EDF0",
    focus="#8A1C5B",
    unmarked="#6B656A",
    in_work="#8A5A00",
    done="#1E6B3A",
    abstained="#46586A",
    conflicted="#6A3D9A",
    could_not_open="#A3361B",
    outdated="#75600F",
    problem="#B3261E",
    problem_soft="#FCEBE9",
    warning="#855700",
    warning_soft="#FDF3DC",
    good_soft="#E6F4EA",
    info="#1B5A8C",
    info_soft="#E7F1F9",
    ink="#1F3FA8",
    paper="#FFFFFF",
)

DARK = Palette(
    page="#161416",
    surface="#201D20",
    sunken="#0F0E0F",
    text="#ECE8EB",
    muted="#B3ABB1",
    disabled="#7F787D",
    line="#3A353A",
    edge="#857D83",
    accent="#E58CBF",
    accent_pressed="#F0AFD3",
    on_accent="#2A0A1C",
    selected="#3F2435",
    hover="#2B272B",
    focus="#E58CBF",
    unmarked="#A8A0A6",
    in_work="#E8B860",
    done="#7CCB97",
    abstained="#A9BACB",
    conflicted="#C9A2E5",
    could_not_open="#F0917C",
    outdated="#D9C36A",
    problem="#F2867D",
    problem_soft="#3C2220",
    warning="#E8B860",
    warning_soft="#372C17",
    good_soft="#1D3124",
    info="#8FC1EC",
    info_soft="#1B2C3A",
    ink="#1F3FA8",
    paper="#FFFFFF",
)

CONTRAST = Palette(
    page="#000000",
    surface="#000000",
    sunken="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    disabled="#B0B0B0",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFD93B",
    accent_pressed="#FFF0A8",
    on_accent="#000000",
    selected="#4A3D00",
    hover="#262626",
    focus="#00E5FF",
    unmarked="#FFFFFF",
    in_work="#FFD93B",
    done="#6CFF8F",
    abstained="#CFE4FF",
    conflicted="#E7B8FF",
    could_not_open="#FF9E80",
    outdated="#FFD93B",
    problem="#FF8A80",
    problem_soft="#330000",
    warning="#FFD93B",
    warning_soft="#332B00",
    good_soft="#00330F",
    info="#8CD3FF",
    info_soft="#00263D",
    ink="#1F3FA8",
    paper="#FFFFFF",
)

PALETTES = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}
