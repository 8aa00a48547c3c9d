"""An OpenDocument file as parts by name: a zip, or one flat XML file with everything inside."""

import base64
import binascii
import io
import zipfile
from typing import Any

from lxml import etree

from judge_app.byte_source import ByteSource
from judge_app.slides.byte_stream import ByteStream
from judge_app.slides.deck import UnreadableDeckError, UnreadableReason
from judge_app.slides.picture_size import is_picture
from judge_app.slides.plain.odp.nodes import attribute, child
from judge_app.slides.zip_damage import ZIP_DAMAGE

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_DAMAGE = (*ZIP_DAMAGE, etree.LxmlError)
_MOST_PICTURE_BYTES = 150_000_000
"""Of all pictures together; those behind are left out."""


class OdpPackage:
    """The parts of a deck; nothing outside it is ever looked for."""

    def __init__(self, source: ByteSource) -> None:
        """Raise `UnreadableDeckError` where the file is damaged."""
        try:
            self._archive = zipfile.ZipFile(io.BufferedReader(ByteStream(source), 1 << 16))
            self._names = frozenset(self._archive.namelist())
            self.content = etree.fromstring(self._archive.read("content.xml"), _PARSER)
            self.styles = etree.fromstring(self._archive.read("styles.xml"), _PARSER)
        except _DAMAGE as error:
            damaged = UnreadableReason.DAMAGED
            raise UnreadableDeckError(source.name, damaged, str(error)) from error
        self._pictures: dict[str, bytes] = {}
        self._left = _MOST_PICTURE_BYTES

    def has(self, reference: str) -> bool:
        """Say whether a reference leads to a part of the deck."""
        return part_name(reference) in self._names

    def picture(self, image: Any) -> bytes:
        """Return the picture that an element names or holds, empty where it cannot be drawn."""
        held = child(image, "binary-data")
        if held is not None:
            return _decoded(held.text or "")
        return self.picture_at(attribute(image, "href"))

    def picture_at(self, reference: str) -> bytes:
        """Return the picture at a reference, empty where it is not there or cannot be drawn."""
        name = part_name(reference)
        if name not in self._pictures:
            content = self._read(name) if name in self._names and self._left > 0 else b""
            self._left -= len(content)
            self._pictures[name] = content if is_picture(content) else b""
        return self._pictures[name]

    def object_content(self, reference: str) -> Any:
        """Return the content of an object such as a chart, None where it cannot be read."""
        name = f"{part_name(reference)}/content.xml"
        if name not in self._names:
            return None
        try:
            return etree.fromstring(self._archive.read(name), _PARSER)
        except _DAMAGE:
            return None

    def _read(self, name: str) -> bytes:
        try:
            return self._archive.read(name)
        except _DAMAGE:
            return b""


def part_name(reference: str) -> str:
    """Return the name of the part that a reference means."""
    return reference.removeprefix("./").rstrip("/")


def _decoded(text: str) -> bytes:
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
    return content if is_picture(content) else b""
