"""Which program converts: LibreOffice where it is found, PowerPoint only where it is asked for."""

from enum import StrEnum
from typing import assert_never

from judge_app.slides.converting.converter import Converter
from judge_app.slides.converting.libreoffice import find_libreoffice
from judge_app.slides.converting.powerpoint import find_powerpoint


class ConverterChoice(StrEnum):
    """What staff may choose."""

    AUTOMATIC = "automatic"
    """LibreOffice if it is there, else the built-in reader."""
    LIBREOFFICE = "libreoffice"
    POWERPOINT = "powerpoint"
    BUILT_IN = "built-in"


def find_converter(choice: ConverterChoice = ConverterChoice.AUTOMATIC) -> Converter | None:
    """Return the converter, or None where the built-in reader must do."""
    match choice:
        case ConverterChoice.AUTOMATIC | ConverterChoice.LIBREOFFICE:
            return find_libreoffice()
        case ConverterChoice.POWERPOINT:
            return find_powerpoint()
        case ConverterChoice.BUILT_IN:
            return None
        case _ as never:
            assert_never(never)
