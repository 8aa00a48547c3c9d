"""Drawings of the kind before 2007, which newer decks keep for previews of embedded objects."""

from judge_app.slides.pptx.names import Node, local

_RELATION = "{urn:schemas-microsoft-com:office:office}relid"


def preview_relation(root: Node, shape: str) -> str:
    """Return the relationship of the picture that a shape shows, empty where it has none."""
    for node in root.iter():
        if local(node) == "shape" and shape and shape in {node.get("id"), _spid(node)}:
            for part in node.iter():
                if local(part) == "imagedata":
                    return str(part.get(_RELATION, ""))
    return ""


def _spid(node: Node) -> str:
    return str(node.get("{urn:schemas-microsoft-com:office:office}spid", ""))
