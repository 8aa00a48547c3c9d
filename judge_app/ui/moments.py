"""Moments in words, as short as the reader needs them."""

from datetime import datetime, timedelta

from judge_app.ui.language import tr


def clock_time(moment: datetime) -> str:
    """Return `14:03:22`."""
    return f"{moment:%H:%M:%S}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Return `14:03 hôm nay`, `14:03 hôm qua` or `14:03 ngày 05/01/2024`."""
    time = f"{moment:%H:%M}"
    if moment.date() == now.date():
        return tr("{time} hôm nay", time=time)
    if moment.date() == now.date() - timedelta(days=1):
        return tr("{time} hôm qua", time=time)
    return tr("{time} ngày {date}", time=time, date=f"{moment:%d/%m/%Y}")


def duration_words(seconds: float) -> str:
    """Return a stretch of time such as `còn khoảng 20 giây` takes it: `20 giây`, `3 phút`."""
    if seconds < 90:
        return tr("{count} giây", count=max(1, round(seconds)))
    return tr("{count} phút", count=round(seconds / 60))


def clip_time(milliseconds: int) -> str:
    """Return a place in a clip: `0:42`, `12:05`, `1:02:03`."""
    seconds = max(0, milliseconds) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
