"""LibreOffice as a converter: found, hardened, cut off from the network and bounded in memory."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from judge_app.slides.converting.converter import Wanted
from judge_app.slides.process_bounds import NO_CONSOLE

PRODUCER = "LibreOffice"
"""How its version begins."""
_USUAL_PLACES = (
    Path("/usr/bin/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
    Path("/snap/bin/libreoffice"),
    Path("/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
_MEMORY_BYTES = 4 * 1024**3
_MOST_AT_ONCE = 4
_WITH_HIDDEN = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_TEXT_DOCUMENTS = {".docx", ".doc", ".odt", ".rtf"}

# Links in a deck are never followed, macros and active content never run.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Common/Load", "UpdateDocMode", "0"),
    ("org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
)


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """One installation of LibreOffice; every deck gets a fresh profile."""

    program: Path

    @property
    def at_once(self) -> int:
        """One for each core, four at most: each takes a few hundred megabytes."""
        return max(1, min(_MOST_AT_ONCE, os.cpu_count() or 1))

    def command(self, deck: Path, room: Path, wanted: Wanted) -> list[str]:
        """Return the command; hidden slides are printed too, so that page N is slide N."""
        write_profile(room / "profile")
        return [
            *_within_memory(),
            *_without_network(),
            str(self.program),
            f"-env:UserInstallation={(room / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--convert-to",
            _filter(deck, wanted),
            "--outdir",
            str((room / wanted.made).parent),
            str(deck),
        ]

    def producer(self, said: str) -> str:  # noqa: ARG002 - it says nothing while converting
        """Return its name and version as it says itself, the bare name if it does not."""
        return _version(self.program) or PRODUCER

    def strays(self, room: Path) -> tuple[int, ...]:  # noqa: ARG002
        """Everything it starts stays in its group."""
        return ()


def _filter(deck: Path, wanted: Wanted) -> str:
    if wanted is Wanted.PAGES and deck.suffix not in _TEXT_DOCUMENTS:
        return _WITH_HIDDEN
    return wanted.value


def find_libreoffice() -> LibreOffice | None:
    """Return LibreOffice, or None; `JUDGE_APP_LIBREOFFICE` names its program (empty: none)."""
    named = os.environ.get("JUDGE_APP_LIBREOFFICE")
    if named is not None:
        return LibreOffice(Path(named)) if named and Path(named).is_file() else None
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    places = (*([Path(on_path)] if on_path else []), *_USUAL_PLACES, *windows_places(os.environ))
    program = next((place for place in places if place.is_file()), None)
    return None if program is None else LibreOffice(program)


def windows_places(environment: "os._Environ[str] | dict[str, str]") -> tuple[Path, ...]:
    """Return where installers put the program on Windows; the `.com` waits and prints."""
    folders = dict.fromkeys(environment[name] for name in _WINDOWS_FOLDERS if name in environment)
    return tuple(
        Path(folder) / inside / "LibreOffice" / "program" / name
        for folder in folders
        for inside in ("", "Programs")
        for name in ("soffice.com", "soffice.exe")
    )


def write_profile(folder: Path) -> None:
    """Make a fresh user profile in `folder` in which nothing can reach out or run."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


@cache
def _version(program: Path) -> str:
    with suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(
            [str(program), "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
            creationflags=NO_CONSOLE,
        )
        return " ".join(said.stdout.split()[:2])
    return ""


def _within_memory() -> list[str]:
    """Return a prefix that bounds the memory, where a shell is there to do it."""
    if sys.platform == "win32":
        return []
    return ["sh", "-c", f'ulimit -v {_MEMORY_BYTES // 1024}; exec "$@"', "sh"]


@cache
def _without_network() -> tuple[str, ...]:
    """Return a prefix that takes the network away, where the system lets us."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return ()
    works = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return ("unshare", "-rn") if works.returncode == 0 else ()
