"""On which line of a TOML text each key, table and list item stands.

`tomllib` gives values without their places. This scan runs over text that `tomllib` has accepted,
so it may take the grammar for granted: it only has to tell strings, comments, lists and inline
tables from one another.
"""

from bisect import bisect_right

from judge_app.contest.rule_problem import KeyPath

_BARE_END = ",]}#\n"


class SourceLines:
    """The line (from 1) of every path in a valid TOML text."""

    def __init__(self, text: str) -> None:
        self._lines = _Scan(text).run()

    def line(self, path: KeyPath) -> int:
        """Return the line of `path`, or of the nearest table around it; 1 if there is none."""
        while path:
            found = self._lines.get(path)
            if found is not None:
                return found
            path = path[:-1]
        return 1


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._breaks = [i for i, char in enumerate(self._text) if char == "\n"]
        self._last_index: dict[KeyPath, int] = {}
        self._found: dict[KeyPath, int] = {}

    def run(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self._skip_blank():
            start = self._at
            if self._text.startswith("[", start):
                table = self._header()
                self._note(table, start)
            else:
                path = self._rooted(table, self._key())
                self._note(path, start)
                self._take("=")
                self._value(path)
        return self._found

    def _note(self, path: KeyPath, position: int) -> None:
        line = bisect_right(self._breaks, position - 1) + 1
        for length in range(1, len(path) + 1):
            self._found.setdefault(path[:length], line)

    def _header(self) -> KeyPath:
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        keys = self._key()
        self._skip_spaces()
        self._at += 2 if is_list else 1
        path: KeyPath = ()
        for number, key in enumerate(keys, 1):
            path += (key,)
            if is_list and number == len(keys):
                self._last_index[path] = self._last_index.get(path, -1) + 1
            if path in self._last_index:
                path += (self._last_index[path],)
        return path

    @staticmethod
    def _rooted(table: KeyPath, keys: list[str]) -> KeyPath:
        return table + tuple(keys)

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip_spaces()
            start = self._at
            if self._text[start] in "\"'":
                self._string()
                keys.append(self._text[start + 1 : self._at - 1])
            else:
                while self._text[self._at] not in " \t.=]":
                    self._at += 1
                keys.append(self._text[start : self._at])
            self._skip_spaces()
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        self._skip_spaces()
        first = self._text[self._at]
        if first in "\"'":
            self._string()
        elif first == "[":
            self._list(path)
        elif first == "{":
            self._inline_table(path)
        else:
            while self._at < len(self._text) and self._text[self._at] not in _BARE_END:
                self._at += 1

    def _list(self, path: KeyPath) -> None:
        self._at += 1
        index = 0
        while self._skip_blank() and self._text[self._at] != "]":
            self._note((*path, index), self._at)
            self._value((*path, index))
            self._skip_blank()
            self._skip_one(",")
            index += 1
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._skip_blank() and self._text[self._at] != "}":
            start = self._at
            inner = self._rooted(path, self._key())
            self._note(inner, start)
            self._take("=")
            self._value(inner)
            self._skip_blank()
            self._skip_one(",")
        self._at += 1

    def _string(self) -> None:
        quote = self._text[self._at]
        mark = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        self._at += len(mark)
        while not self._text.startswith(mark, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        self._at += len(mark)
        while len(mark) == 3 and self._text.startswith(quote, self._at):
            self._at += 1  # a long string may end in quotes of its own

    def _skip_blank(self) -> bool:
        """Move over spaces, line ends and comments; return whether anything follows."""
        while self._at < len(self._text):
            char = self._text[self._at]
            if char == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            elif char in " \t\n":
                self._at += 1
            else:
                return True
        return False

    def _skip_spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in " \t":
            self._at += 1

    def _skip_one(self, char: str) -> None:
        if self._text.startswith(char, self._at):
            self._at += 1

    def _take(self, char: str) -> None:
        self._skip_spaces()
        self._skip_one(char)
