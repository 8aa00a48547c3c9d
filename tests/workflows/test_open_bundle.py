"""A key opens its own bundle with its own code, and every other combination is told apart."""

import shutil
from pathlib import Path

import pytest

from judge_app.bundle.errors import AlteredBundleError, NotABundleError, TruncatedBundleError
from judge_app.documents.keys.key_file import (
    KeyOfOtherContestError,
    KeyOfOtherHolderError,
    NotAKeyFileError,
    WrongCodeError,
)
from judge_app.errors import JudgeAppError, MissingFileError
from judge_app.ui.language import Language, language
from judge_app.ui.wording import explain
from judge_app.workflows.open_bundle import find_key_files, open_bundle, unlock
from tests.support.contest_folders import SmallContest, built_contest
from tests.support.signed_contest import GK01, GK02


def said(failure: JudgeAppError) -> str:
    """Return both languages' sentences, to be searched for the thing and the next step."""
    sentences = []
    for spoken in Language:
        language.use(spoken)
        words = explain(failure)
        sentences.append(f"{words.what} {words.next_step}")
    language.use(Language.VIETNAMESE)
    return "\n".join(sentences)


@pytest.fixture
def bundle(small_contest: SmallContest, tmp_path: Path) -> Path:
    path = tmp_path / "cuoc-thi.judgebundle"
    shutil.copyfile(small_contest.built.bundle, path)
    return path


def test_a_bundle_cut_short_names_the_file_and_the_stick(bundle: Path) -> None:
    content = bundle.read_bytes()
    bundle.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(TruncatedBundleError) as caught:
        open_bundle(bundle)
    assert "cuoc-thi.judgebundle bị cắt ngắn" in said(caught.value)
    assert "Copy the bundle again from the original USB stick" in said(caught.value)


def test_one_byte_of_the_list_is_enough_to_refuse(bundle: Path) -> None:
    content = bytearray(bundle.read_bytes())
    content[content.index("Hồng Ánh".encode())] ^= 1
    bundle.write_bytes(content)
    with pytest.raises(AlteredBundleError) as caught:
        open_bundle(bundle)
    assert "đã bị thay đổi" in said(caught.value)
    assert "Do not use this file" in said(caught.value)


def test_another_file_is_not_a_bundle(bundle: Path) -> None:
    bundle.write_bytes(b"%PDF-1.7 this is something else")
    with pytest.raises(NotABundleError) as caught:
        open_bundle(bundle)
    assert ".judgebundle" in said(caught.value)


def test_a_bundle_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as caught:
        open_bundle(tmp_path / "mat.judgebundle")
    assert "mat.judgebundle" in said(caught.value)


def test_a_wrong_code_points_at_the_slip(small_contest: SmallContest) -> None:
    key = small_contest.built.keys[GK01]
    with pytest.raises(WrongCodeError) as caught:
        unlock(small_contest.opened, GK01, key, "00000-00000")
    assert "thẻ giám khảo" in said(caught.value)


@pytest.mark.parametrize("spelling", [str.lower, str.upper, lambda c: f" {c[:5]}-{c[5:]} "])
def test_a_code_may_be_typed_in_any_way(small_contest: SmallContest, spelling: object) -> None:
    code = spelling(small_contest.built.codes[GK01])  # type: ignore[operator]
    assert unlock(small_contest.opened, GK01, small_contest.built.keys[GK01], code).judge == GK01


def test_a_wrong_file_is_no_key(small_contest: SmallContest, tmp_path: Path) -> None:
    path = tmp_path / "GK01.judgekey"
    path.write_bytes(b"not a key at all")
    with pytest.raises(NotAKeyFileError) as caught:
        unlock(small_contest.opened, GK01, path, "00000-00000")
    assert ".judgekey" in said(caught.value)


def test_the_key_of_another_contest_is_refused(small_contest: SmallContest, tmp_path: Path) -> None:
    other = built_contest(tmp_path / "khac", seed=2)
    with pytest.raises(KeyOfOtherContestError) as caught:
        unlock(small_contest.opened, GK01, other.built.keys[GK01], other.built.codes[GK01])
    assert "cuộc thi khác" in said(caught.value)
    assert "came with the open bundle" in said(caught.value)
    assert find_key_files(small_contest.opened)[GK01] == small_contest.built.keys[GK01]


def test_somebody_elses_key_is_refused(small_contest: SmallContest) -> None:
    with pytest.raises(KeyOfOtherHolderError) as caught:
        unlock(
            small_contest.opened,
            GK01,
            small_contest.built.keys[GK02],
            small_contest.built.codes[GK02],
        )
    assert "giám khảo khác" in said(caught.value)
