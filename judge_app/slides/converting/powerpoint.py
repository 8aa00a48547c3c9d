"""PowerPoint on staff's Windows machine as a converter, for those who choose it.

PowerShell drives it through COM. Macros are forced off, the deck is opened read-only without a
window, and where pages are printed all slides are shown in that copy so that page N is slide N. PowerPoint knows one
instance only: where it is open already, staff's own work is in it and the script gives up.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from judge_app.slides.converting.converter import Wanted

_SCRIPT = r"""param([string]$Source, [string]$Target, [string]$Mark, [int]$Form)
$ErrorActionPreference = 'Stop'
if (Get-Process POWERPNT -ErrorAction SilentlyContinue) { Write-Output 'powerpoint-is-open'; exit 3 }
$application = New-Object -ComObject PowerPoint.Application
try {
    (Get-Process POWERPNT).Id | Set-Content -Path $Mark -Encoding ascii
    $application.AutomationSecurity = 3
    $application.DisplayAlerts = 1
    $show = $application.Presentations.Open($Source, -1, 0, 0)
    if ($Form -eq 32) { foreach ($slide in $show.Slides) { $slide.SlideShowTransition.Hidden = 0 } }
    $show.SaveAs($Target, $Form)
    $show.Saved = -1
    $show.Close()
    Write-Output ('PowerPoint ' + $application.Version)
} finally { $application.Quit() }
"""
_MARK = "powerpoint.pid"
_FORMS = {Wanted.PAGES: 32, Wanted.MODERN_DECK: 24}
"""`PpSaveAsFileType`: ppSaveAsPDF and ppSaveAsOpenXMLPresentation."""
_NAME = "PowerPoint"
_USUAL_FOLDERS = (("root", "Office16"), ("Office16",), ("Office15",), ("Office14",))
"""Inside "Microsoft Office", of the two ways to install it."""


@dataclass(frozen=True, slots=True)
class PowerPoint:
    """The PowerPoint of this machine, driven by the PowerShell at `shell`."""

    shell: Path

    @property
    def at_once(self) -> int:
        """There is only ever one PowerPoint."""
        return 1

    def command(self, deck: Path, room: Path, wanted: Wanted) -> list[str]:
        """Return the command; the script that it runs is written into the room."""
        script = room / "convert.ps1"
        script.write_text(_SCRIPT, encoding="utf-8-sig")
        return [
            str(self.shell),
            "-NoLogo",
            "-NoProfile",
            "-NonInteractive",
            "-ExecutionPolicy",
            "Bypass",
            "-File",
            str(script),
            str(deck),
            str(room / wanted.made),
            str(room / _MARK),
            str(_FORMS[wanted]),
        ]

    def producer(self, said: str) -> str:
        """Return the name and version that the script printed last."""
        lines = [line for line in said.splitlines() if line.startswith(_NAME)]
        return lines[-1].strip() if lines else _NAME

    def strays(self, room: Path) -> tuple[int, ...]:
        """Return PowerPoint's own process: COM starts it outside the script's group."""
        with suppress(OSError, ValueError):
            return (int((room / _MARK).read_text(encoding="ascii").split()[0]),)
        return ()


def find_powerpoint() -> PowerPoint | None:
    """Return PowerPoint where both it and PowerShell are installed, else None."""
    shell = shutil.which("powershell.exe")
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    places = [
        Path(folder, "Microsoft Office", *inside, "POWERPNT.EXE")
        for folder in folders
        if folder
        for inside in _USUAL_FOLDERS
    ]
    if shell is None or not any(place.is_file() for place in places):
        return None
    return PowerPoint(Path(shell))
