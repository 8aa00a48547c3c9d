"""Which number each picture in an Ogg file has, as FFmpeg counts them.

A page tells how many pictures there are up to the end of the last packet that ends on it. The first packet that
ends on the next page follows there; of the others FFmpeg counts backwards from the end of their page
(`theora_packet` in `libavformat/oggparsetheora.c`, `ogg_calc_pts` in `oggdec.c`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from judge_app.media.containers.ogg_head import OggHead
from judge_app.media.containers.ogg_pages import NO_GRANULE, OggPage, OggPages
from judge_app.media.containers.stored_bytes import ReadAt

_WHOLE_LACE = 255
_CLOSE_BYTES = 128 << 10
"""So near to each other, pages are looked through one by one."""
_MOST_PAGES = 1024


class UncountableError(Exception):
    """Pages that do not tell what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OggPicture:
    """A picture that is shown."""

    number: int
    is_key: bool
    end: int
    """Where the page ends on which it does."""


class OggCounter:
    """Counts the pictures of one file."""

    def __init__(self, read_at: ReadAt, pages: OggPages, head: OggHead) -> None:
        self._read_at = read_at
        self._pages = pages
        self._coding = head.coding
        self.head = head

    def first(self) -> int | None:
        """Return the number of the first picture, None where it cannot be told."""
        shown = 0
        try:
            for page, packets in self._packets(self.head.data_at):
                shown += sum(map(self._coding.is_shown, packets))
                if packets and page.granule != NO_GRANULE:
                    return self._coding.pictures_to(page.granule) - shown
        except UncountableError:
            pass
        return None

    def before(self, number: int) -> int:
        """Return where a page begins up to whose end there are no more pictures, nor much fewer."""
        low, high = self.head.data_at, self._pages.size
        while high - low > _CLOSE_BYTES:
            middle = (low + high) // 2
            page = self._telling(middle, high)
            if page is not None and self._coding.pictures_to(page.granule) <= number:
                low = page.at
            else:
                high = middle
        return low

    def pictures(self, begin: int, first: int) -> Iterator[OggPicture]:
        """Yield the pictures shown behind the first page from `begin` on that tells how many there are.

        From the beginning (`OggHead.data_at`) on they are all; `first` is the number of the first.

        Raises:
            UncountableError: damage, or another clip that follows.
        """
        following = first if begin == self.head.data_at else None
        for page, packets in self._packets(begin):
            if following is not None:
                for number, packet in self._numbered(page, packets, following):
                    following = number + 1
                    yield OggPicture(
                        number=number, is_key=self._coding.is_key(packet), end=page.end
                    )
            if packets and page.granule != NO_GRANULE:
                following = self._coding.pictures_to(page.granule)

    def _numbered(
        self, page: OggPage, packets: list[int], following: int
    ) -> Iterator[tuple[int, int]]:
        shown = [packet for packet in packets if self._coding.is_shown(packet)]
        for at, packet in enumerate(shown):
            yield following, packet
            following += 1
            if page.granule != NO_GRANULE and not page.is_last:
                following = self._coding.pictures_to(page.granule) - (len(shown) - at - 1)

    def _packets(self, begin: int) -> Iterator[tuple[OggPage, list[int]]]:
        """Yield the pages of pictures, and the first bytes of the pictures that end on each."""
        under_way: int | None = None
        end = begin
        for page in self._pages.onwards(begin):
            end = page.end
            if page.is_first or page.serial not in self.head.serials:
                raise UncountableError
            if page.serial != self.head.serial:
                continue
            packets, under_way = self._ended(page, under_way if page.is_continued else None)
            yield page, [packet for packet in packets if self._coding.is_picture(packet)]
        if not self._pages.end_within(end):
            raise UncountableError

    def _ended(self, page: OggPage, under_way: int | None) -> tuple[list[int], int | None]:
        """Return the first bytes of the packets that end on a page, and that of the one that does not."""
        packets: list[int] = []
        at, is_new = page.content_at, not page.is_continued
        for lace in page.laces:
            if is_new:
                if not lace:
                    # An empty packet repeats a picture, but not in every decoder.
                    raise UncountableError
                under_way = self._read_at(at, 1)[0]
            at += lace
            is_new = lace < _WHOLE_LACE
            if is_new and under_way is not None:
                packets.append(under_way)
                under_way = None
        return packets, under_way

    def _telling(self, offset: int, end: int) -> OggPage | None:
        """Return the first page of pictures from a place on that tells how many there are."""
        page = self._pages.near(offset)
        if page is None:
            return None
        for found, _ in zip(self._pages.onwards(page.at), range(_MOST_PAGES), strict=False):
            if found.at >= end:
                return None
            if found.serial == self.head.serial and found.granule != NO_GRANULE:
                return found
        return None
