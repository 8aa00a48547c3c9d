import pytest

from judge_app.documents.keys.kinds import LARGEST_FILE, from_base64, signed_bytes, version_of

KEY = "judge-app/key/"


@pytest.mark.parametrize(
    ("content", "version"),
    [
        (b'{"kind":"judge-app/key/1"}', 1),
        (b'{"kind":"judge-app/key/12","more":[1,2]}', 12),
        (b'{"kind":"judge-app/key-request/1"}', None),
        (b'{"kind":"judge-app/key/"}', None),
        (b'{"kind":"judge-app/key/0"}', None),
        (b'{"kind":"judge-app/key/-1"}', None),
        (b'{"kind":"judge-app/key/1 "}', None),
        ('{"kind":"judge-app/key/²"}'.encode(), None),
        (b'{"kind":"judge-app/key/10000000"}', None),
        (b'{"kind":1}', None),
        (b"[]", None),
        (b"\xff", None),
        (b"", None),
        (b'{"kind":"judge-app/key/1"}' + b" " * LARGEST_FILE, None),
    ],
)
def test_a_kind_is_known_by_its_first_word(content: bytes, version: int | None) -> None:
    assert version_of(content, KEY) == version


def test_no_signed_message_of_one_kind_begins_as_one_of_another() -> None:
    kinds = ("judge-app/key-request/1", "judge-app/key-request/11", "judge-app/key-answer/1")
    messages = [signed_bytes(kind, b"content") for kind in kinds]
    for one in messages:
        assert [each for each in messages if each.startswith(one)] == [one]


@pytest.mark.parametrize("text", ["YQ=", "YR==", "Y Q==", "YQ==\n", "YQ", "é"])
def test_base64_has_one_spelling(text: str) -> None:
    assert from_base64("YQ==") == b"a"
    with pytest.raises(ValueError, match=r".*"):
        from_base64(text)
