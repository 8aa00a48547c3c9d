"""Small zips that look like decks, or pretend to."""

import io
import zipfile

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
SHOW = "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def zipped(members: dict[str, bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """Pack members; those in `stored` are not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return stream.getvalue()


def content_types(main: str) -> bytes:
    """Return a list of content types whose main part is of the type `main`."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/></Types>'
    ).encode()


def deck_like(main: str = PRESENTATION, members: dict[str, bytes] | None = None) -> bytes:
    """Return a zip with the content types of a deck and more members."""
    return zipped({"[Content_Types].xml": content_types(main), **(members or {})})
