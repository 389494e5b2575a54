"""`xenia understand`: for a person who asks, and a line at a time for anybody's own evaluation."""

import io
import json
import sys
from pathlib import Path

import pytest

from xenia.__main__ import main


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["xenia", "understand", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_a_sentence_is_told_to_a_reader(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, _ = run(capsys, monkeypatch, "posous pontous exw")
    told = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert status == 0
    assert (told["language"], told["intent"], told["band"]) == ("el", "points", "act")
    assert "'podȣs'" in told["why"] or "podȣs" in told["why"]


def test_a_sentence_is_told_as_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, _ = run(capsys, monkeypatch, "ολα τα δωρα κατω απο 100", "--json")
    told = json.loads(out)
    assert status == 0
    assert set(told) == {"text", "language", "intent", "confidence", "band", "alternatives", "slots", "why"}
    assert (told["intent"], told["slots"]) == ("rewards", {"limit": 100})


def test_each_line_of_a_file_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes("\ufeffποσους ποντους εχω\r\n\nWhen do you open?\n".encode() + b"\xff\xfe\n")
    status, out, _ = run(capsys, monkeypatch, "--lines", str(file))
    told = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [one["intent"] for one in told[:3]] == ["points", "out_of_scope", "hours"]
    assert [one["text"] for one in told[:3]] == ["ποσους ποντους εχω", "", "When do you open?"]
    assert len(told) == 4


def test_lines_can_be_piped_in(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"stop\n")))
    status, out, _ = run(capsys, monkeypatch, "--lines", "-")
    assert (status, json.loads(out)["intent"]) == (0, "stop")


def test_a_file_that_is_not_there_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _, err = run(capsys, monkeypatch, "--lines", str(tmp_path / "none.txt"))
    assert status == 2
    assert err.startswith("xenia: cannot read")
    assert len(err.splitlines()) == 1
