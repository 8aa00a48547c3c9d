"""What a slide takes from its master page: pictures and words on every page, footers, numbers."""

from typing import Any

from judge_app.slides.plain.odp.nodes import attribute, local
from judge_app.slides.plain.odp.shapes import Shapes
from judge_app.slides.plain.odp.styles import Styles
from judge_app.slides.scene import Item

_FAMILY = "drawing-page"
_SWITCHES = {
    "footer": "display-footer",
    "header": "display-header",
    "date-time": "display-date-time",
    "page-number": "display-page-number",
}
_DECLARED = {"footer": "footer-decl", "header": "header-decl", "date-time": "date-time-decl"}


class Masters:
    """The master pages of one deck."""

    def __init__(self, shapes: Shapes, styles: Styles, content: Any, roots: Any) -> None:
        self._shapes = shapes
        self._styles = styles
        self._masters = {attribute(m, "name"): m for m in roots.iter("{*}master-page")}
        self._declared = {
            (local(node), attribute(node, "name")): "".join(node.itertext())
            for node in content.iter("*")
            if local(node) in _DECLARED.values()
        }

    def items(self, page: Any, number: int) -> tuple[Item, ...]:
        """Return what stands on slide `number` because it stands on its master page."""
        master = self._masters.get(attribute(page, "master-page-name"))
        style = attribute(page, "style-name")
        switched_off = self._styles.value(_FAMILY, style, "background-objects-visible") == "false"
        if master is None or switched_off:
            return ()
        fields = {
            name: self._declared.get((kind, attribute(page, f"use-{name}-name")), "")
            for name, kind in _DECLARED.items()
        }

        def is_shown(shape: Any) -> bool:
            kind = attribute(shape, "class")
            switch = _SWITCHES.get(kind)
            return not kind or bool(switch and self._styles.value(_FAMILY, style, switch) == "true")

        found = self._shapes.read(master, number, shown=is_shown, fields=fields)
        return tuple(found.items)
