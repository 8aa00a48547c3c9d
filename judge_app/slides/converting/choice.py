"""Which program converts: LibreOffice where it is found, PowerPoint only where it is asked for."""

from enum import StrEnum
from typing import assert_never

from judge_app.errors import JudgeAppError
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


class NoConverterError(JudgeAppError):
    """The program that staff chose, `choice`, is not installed here."""

    def __init__(self, choice: ConverterChoice) -> None:
        super().__init__(choice)
        self.choice = choice


def find_converter(choice: ConverterChoice = ConverterChoice.AUTOMATIC) -> Converter | None:
    """Return the converter, or None where the built-in reader must do.

    Raises:
        NoConverterError: a program was asked for by name and is not there.
    """
    match choice:
        case ConverterChoice.AUTOMATIC:
            return find_libreoffice()
        case ConverterChoice.LIBREOFFICE:
            return _wanted(find_libreoffice(), choice)
        case ConverterChoice.POWERPOINT:
            return _wanted(find_powerpoint(), choice)
        case ConverterChoice.BUILT_IN:
            return None
        case _ as never:
            assert_never(never)


def _wanted(found: Converter | None, choice: ConverterChoice) -> Converter:
    if found is None:
        raise NoConverterError(choice)
    return found
