"""What moves in the decks of the sample contest: a film, shapes that come one by one, a transition."""

import io
from collections.abc import Sequence
from typing import Any

from judge_app.slides.sample_pictures import scene

_INCH = 914_400
_SPACE = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
_APPEAR = """<p:par><p:cTn id="{id}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"
 grpId="0" nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>
<p:set><p:cBhvr><p:cTn id="{inner}" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/>
</p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst>
<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to>
<p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>"""
_CLICK = """<p:par><p:cTn id="{id}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>
</p:stCondLst><p:childTnLst><p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst>
<p:cond delay="0"/></p:stCondLst><p:childTnLst>{effect}</p:childTnLst></p:cTn></p:par>
</p:childTnLst></p:cTn></p:par>"""
_TIMING = """<p:timing {space}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never"
 nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2"
 dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}</p:childTnLst></p:cTn><p:prevCondLst>
<p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>
</p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"""


def come_one_by_one(slide: Any, shapes: Sequence[Any]) -> None:
    """Let shapes appear at one click each."""
    from lxml import etree  # noqa: PLC0415 - loaded with the decks

    clicks = ""
    for number, shape in enumerate(shapes):
        first = 3 + 4 * number
        effect = _APPEAR.format(id=first + 2, inner=first + 3, shape=shape.shape_id)
        clicks += _CLICK.format(id=first, inner=first + 1, effect=effect)
    slide._element.append(etree.fromstring(_TIMING.format(space=_SPACE, clicks=clicks)))  # noqa: SLF001


def come_with_fade(slide: Any) -> None:
    """Let a slide fade in."""
    from lxml import etree  # noqa: PLC0415 - loaded with the decks

    node = etree.fromstring(f'<p:transition {_SPACE} spd="med"><p:fade/></p:transition>')
    slide._element.insert_element_before(node, "p:timing")  # noqa: SLF001


def add_film(slide: Any, clip: bytes, title: str) -> None:
    """Put a film with its first picture on a slide."""
    left, top, width, height = (round(inches * _INCH) for inches in (3.2, 1.7, 6.9, 3.9))
    slide.shapes.add_movie(
        io.BytesIO(clip),
        left,
        top,
        width,
        height,
        poster_frame_image=io.BytesIO(scene(title, width=800)),
        mime_type="video/mp4",
    )
