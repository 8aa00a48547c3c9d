from pathlib import Path

from judge_app.media.journal import CrashJournal, take_in_unclean_ends
from judge_app.media.player import EngineName
from judge_app.media.selection import Crash

QT = EngineName.QT


def test_a_clip_that_closed_leaves_nothing(tmp_path: Path) -> None:
    journal = CrashJournal(tmp_path)
    journal.opening("one", QT, is_safe=False)
    journal.closed()
    assert CrashJournal(tmp_path).crashes == ()


def test_an_unclean_end_is_remembered_once(tmp_path: Path) -> None:
    CrashJournal(tmp_path).opening("one", QT, is_safe=True)
    expected = (Crash(clip="one", engine=QT, was_safe=True, is_news=True),)
    assert CrashJournal(tmp_path).crashes == expected
    assert CrashJournal(tmp_path).crashes == expected


def test_a_dead_helper_is_remembered_too(tmp_path: Path) -> None:
    crash = Crash(clip="two", engine=EngineName.VLC)
    CrashJournal(tmp_path).died(crash)
    assert CrashJournal(tmp_path).crashes == (crash,)


def test_that_the_program_ended_is_news_once(tmp_path: Path) -> None:
    CrashJournal(tmp_path).opening("one", QT, is_safe=False)
    ended = Crash(clip="one", engine=QT, is_news=True)
    assert CrashJournal(tmp_path).news_of("two") is None
    assert CrashJournal(tmp_path).news_of("one") == ended
    assert CrashJournal(tmp_path).news_of("one") is None
    assert len(CrashJournal(tmp_path).crashes) == 1, "though it is remembered"


def test_the_same_crash_is_kept_once_and_as_the_latest(tmp_path: Path) -> None:
    journal = CrashJournal(tmp_path)
    one, two = Crash(clip="one", engine=QT), Crash(clip="two", engine=QT)
    for crash in (one, two, one):
        journal.died(crash)
    assert CrashJournal(tmp_path).crashes == (two, one)


def test_a_helper_that_died_is_no_news(tmp_path: Path) -> None:
    journal = CrashJournal(tmp_path)
    journal.died(Crash(clip="one", engine=EngineName.VLC))
    assert journal.news_of("one") is None


def test_files_cut_short_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "now-playing.json").write_bytes(b'{"clip":"on')
    (tmp_path / "player-crashes.json").write_bytes(b"[")
    assert CrashJournal(tmp_path).crashes == ()
    assert not (tmp_path / "now-playing.json").exists()


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.write_bytes(b"")
    journal = CrashJournal(in_the_way)
    journal.opening("one", QT, is_safe=False)
    journal.closed()
    assert journal.crashes == ()


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    journal = CrashJournal(tmp_path)
    for number in range(60):
        journal.died(Crash(clip=str(number), engine=QT))
    kept = CrashJournal(tmp_path).crashes
    assert len(kept) == 50
    assert kept[-1].clip == "59"


def test_every_view_hears_of_a_clip_that_ended_the_program_in_one_of_them(tmp_path: Path) -> None:
    main, beside, unused = tmp_path, tmp_path / "beside", tmp_path / "papers"
    for folder in (beside, beside / "clips", unused):
        folder.mkdir(parents=True)
    (beside / "player.json").write_bytes(b"{}")
    (unused / "keys.json").write_bytes(b"{}")
    CrashJournal(beside).opening("one", QT, is_safe=False)
    CrashJournal(beside / "clips").opening("two", EngineName.VLC, is_safe=True)
    ended = {
        Crash(clip="one", engine=QT, is_news=True),
        Crash(clip="two", engine=EngineName.VLC, was_safe=True, is_news=True),
    }
    assert set(take_in_unclean_ends(main)) == ended
    for folder in (main, beside, beside / "clips"):
        assert set(CrashJournal(folder).crashes) == ended
    assert len(list(unused.iterdir())) == 1


def test_after_a_good_end_nothing_is_written(tmp_path: Path) -> None:
    CrashJournal(tmp_path).died(Crash(clip="one", engine=QT))
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside" / "player.json").write_bytes(b"{}")
    assert take_in_unclean_ends(tmp_path) == (Crash(clip="one", engine=QT),)
    assert not (tmp_path / "beside" / "player-crashes.json").exists()
