"""How what comes before the moment of playing is dated."""

from hypothesis import given
from hypothesis import strategies as st

from judge_app.media.containers.lead_in import LeadIn
from judge_app.media.containers.pes import WRAP, read_pes_head, ticks_since
from tests.support.mpeg_streams import pes

ticks = st.integers(0, WRAP - 1)
HOUR = 3600 * 90_000


@given(ticks, st.lists(st.integers(-HOUR, HOUR), min_size=2, max_size=9, unique=True))
def test_the_order_of_times_stays_and_what_comes_after_is_as_it_was(
    moment: int, offsets: list[int]
) -> None:
    lead_in = LeadIn(moment)
    times = [(moment + offset) % WRAP for offset in sorted(offsets)]
    new = [ticks_since(lead_in.hurried(time), moment) for time in times]
    assert new == sorted(new)
    for offset, time in zip(sorted(offsets), new, strict=True):
        assert time == offset if offset >= 0 else offset // 32 <= time <= 0


def test_it_is_over_when_no_picture_that_is_shown_before_can_still_come() -> None:
    lead_in = LeadIn(10_000)
    for shown in (4000, 16_000, *range(20_000, 20_016)):
        packet = pes(b"", shown, 3000 if shown == 16_000 else None)
        lead_in.dated(packet, read_pes_head(packet))
        assert not lead_in.is_over
    packet = pes(b"", 30_000)
    assert lead_in.dated(packet, read_pes_head(packet)) == packet
    assert lead_in.is_over


def test_both_times_of_a_picture_are_dated_anew() -> None:
    packet = pes(b"picture", 9680, 9360)
    assert LeadIn(10_000).dated(packet, read_pes_head(packet)) == pes(b"picture", 9990, 9980)
