"""The command line answers as ARCHITECTURE.md promises, and errors are lines, never tracebacks."""

import json
import sys
from pathlib import Path

import pytest

from game import cli

BLOCKED = ("panda3d", "direct")


@pytest.fixture
def call(monkeypatch, capsys):
    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["main.py", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        found = capsys.readouterr()
        return int(stopped.value.code or 0), found.out, found.err

    return run


@pytest.mark.parametrize("words", [["trainer"], ["trainer", "--port", "8000"], ["records", "export"], ["--vr"]])
def test_what_is_not_there_yet_says_so(call, words):
    code, _, error = call(*words)
    assert code == 2
    assert "not part of this version" in error


def test_missions_are_listed_for_people_and_machines(call):
    assert "c01_m1" in call("missions")[1]
    rows = json.loads(call("missions", "--json")[1])
    assert {"id", "title", "steps", "runs"} <= set(rows[0])


def test_a_mission_is_explained_in_both_languages(call):
    assert "Steps" in call("explain", "c01_m1")[1]
    assert "Étapes" in call("explain", "c01_m1", "--lang", "fr")[1]


def test_an_unknown_mission_is_named_with_a_guess(call):
    code, _, error = call("explain", "c01_m2x")
    assert code == 1
    assert "no mission 'c01_m2x'" in error


def test_a_run_is_played_and_its_journal_replayed(call, tmp_path):
    path = tmp_path / "j.jsonl"
    _, out, _ = call(
        "run", "levels/c01_env/c01_m1", "levels/c01_env/c01_m1/runs/pass.yaml", "--json", "--journal", str(path)
    )
    assert json.loads(out)["passed"] is True
    code, out, _ = call("replay", str(path), "--json")
    assert (code, json.loads(out)["same"]) == (0, True)
    page = tmp_path / "d.html"
    assert call("debrief", str(path), "--out", str(page), "--lang", "fr")[0] == 0
    assert '<html lang="fr">' in page.read_text(encoding="utf-8")


def test_a_broken_journal_is_one_line_and_exit_1(call, tmp_path: Path):
    path = tmp_path / "j.jsonl"
    path.write_text("nonsense\n")
    for command in ("replay", "debrief"):
        code, _, error = call(command, str(path))
        assert code == 1
        assert error.startswith(f"{path}:1: ")


def test_machines_are_listed_slug_first_and_errors_name_a_guess(call):
    code, out, _ = call("twin", "--list")
    assert code == 0
    assert "dp_gauge" in [line.split()[0] for line in out.splitlines()]
    code, _, error = call("twin", "dp_gage")
    assert code == 2
    assert "did you mean 'dp_gauge'" in error
    assert call("twin", "dp_gauge", "--set", "tau")[0] == 2


def test_nothing_heavy_is_imported_with_the_command_line():
    import subprocess

    heavy = "('panda3d', 'numpy', 'yaml', 'pydantic', 'jinja2')"
    code = f"import sys, game.cli; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["explain", "c01_m1", "--lang", "de"], 2, "there is no 'de'; there are en, fr"),
        (["--mission", "c01_mm"], 1, "no mission 'c01_mm'"),
        (["run", "c01_m1", "nothing"], 1, "no such run; c01_m1 has fail_both_doors.yaml"),
        (["replay", "nowhere.jsonl"], 1, "nowhere.jsonl: cannot be read"),
        (["twin", "dp_gauge", "--fault", "taau=5@60s"], 2, "no fault 'taau'; did you mean 'tau'?"),
        (["twin", "dp_gauge", "--fault", "tau=5000@60s"], 2, "fault tau: 5000 is outside 0 to 600 s"),
        (["twin", "dp_gauge", "--every", "0s"], 2, "longer than 0 s"),
        (["twin", "dp_gauge", "--csv", "/dev/full"], 1, "No space left on device"),
        (["twin", "dp_gauge", "--csv", "nowhere/at/all.csv"], 1, "nowhere/at/all.csv: No such file or directory"),
        (["new"], 2, "Begin a mission or a unit"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line_with_its_exit_code(call, words, code, said):
    found, out, error = call(*words)
    assert found == code
    assert said in " ".join((out + error).replace("│", " ").split())
    assert "Traceback" not in error


def test_a_journal_that_cannot_be_written_is_told_and_the_run_goes_on(call, tmp_path: Path):
    there = tmp_path / "j.jsonl"
    there.write_text("mine\n")
    code, out, error = call("run", "c01_m1", "fail_running", "--journal", str(there))
    assert code == 1
    assert "not passed" in out
    assert error == "the journal j.jsonl cannot be written: File exists\n"
    assert there.read_text() == "mine\n"


def test_a_cut_and_an_edited_journal_are_refused_with_their_line(call, tmp_path: Path):
    path = tmp_path / "j.jsonl"
    call("run", "c01_m1", "fail_one_second_clicks", "--journal", str(path))
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    at = next(n for n, text in enumerate(lines) if n > 30 and b'"actor":"trainee"' in text)
    edited = [*lines[:at], lines[at].replace(b'"trainee"', b'"trainer"', 1), *lines[at + 1 :]]
    cases = ((whole[:-9], len(lines)), (b"".join(edited), at + 2), (b"".join([*lines[:9], *lines[10:]]), 10))
    for content, line in cases:
        path.write_bytes(content)
        for command in ("replay", "debrief"):
            code, _, error = call(command, str(path))
            assert code == 1
            assert error.startswith(f"{path}:{line}: ")
            assert error.count("\n") == 1


def test_the_version_is_said(call):
    assert call("--version")[1].startswith("First Air ")
