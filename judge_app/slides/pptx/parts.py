"""What a part of the package (slide, layout, master, drawing) leads to by its relationships."""

import re
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from judge_app.slides.pptx.names import Node, parse_xml

_VERSION_OF_2007 = re.compile(rb"<(?:\w+:)?AppVersion>\s*12\.")


class Relations:
    """Looks things up by relationship; nothing outside the package is ever opened."""

    def __init__(self, part: Any) -> None:
        self._part = part

    def target(self, relation: str) -> Any:
        """Return the part a relationship leads to, None where it is missing or leads outside."""
        found = self._part.rels.get(relation)
        return None if found is None or found.is_external else found.target_part

    def picture(self, relation: str) -> bytes | None:
        """Return a picture's bytes."""
        part = self.target(relation)
        return None if part is None else part.blob or None

    def link(self, relation: str) -> str:
        """Return the address a relationship leads to outside the package, empty inside it."""
        found = self._part.rels.get(relation)
        return str(found.target_ref) if found is not None and found.is_external else ""

    def is_outside(self, relation: str) -> bool:
        """Say whether a relationship leads out of the package."""
        found = self._part.rels.get(relation)
        return found is not None and found.is_external

    def of_kind(self, ending: str) -> list[Any]:
        """Return the parts whose relationship is of a kind, by the end of its name."""
        return [
            relation.target_part
            for relation in self._part.rels.values()
            if relation.reltype.endswith(ending) and not relation.is_external
        ]


def is_of_2007(part: Any) -> bool:
    """Say whether a package was last saved by the first programs that wrote this format.

    They meant "no" where they left things out that later ones take for "yes".
    """
    try:
        properties = part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    except KeyError:
        return False
    return _VERSION_OF_2007.search(properties.blob or b"") is not None


def root_of(part: Any) -> Node | None:
    """Return the root element of a part's XML, None where it is empty or damaged."""
    known = getattr(part, "_element", None)
    if known is not None:
        return known
    try:
        return parse_xml(part.blob) if part.blob else None
    except etree.XMLSyntaxError:
        return None
