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
