"""Forty and more broken mission files: each a located error and exit 1 on the command line, never a traceback."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from training import opening
from training.check import check_paths
from training.facility import load_facility
from training.link import names_of
from training.locate import LARGEST
from training.plant import build_plant
from training.store import LEVELS

FOLDER = LEVELS / "c01_env" / "c01_m1"
TEXT = (FOLDER / "mission.yaml").read_text(encoding="utf-8")


def swap(old, new, count=1):
    assert old in TEXT, old
    return TEXT.replace(old, new, count).encode()


def past(before, target):
    act = f"{{before: {before}, target: {target}, value: 0.6}}"
    return swap("guidance: 0\n", f"guidance: 0\nflown: {{age: 1 h, acts: [{act}]}}\n")


CIRCLE = "  - {step: s4, needs_before: s9, if_violated: minor, why: sanitise after touching garment outsides}\n"
LONG = 'nudge: "Where does, as everybody here should know very well by now, a day'
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
DEEP = "a: " + "[" * 60 + "]" * 60
BROKEN = {
    "empty": (b"", "empty"),
    "blank": (b"  \n\n", "empty"),
    "nul": (TEXT.encode()[:200] + b"\0" + TEXT.encode()[200:], "NUL"),
    "binary": (bytes(range(128, 256)), "not UTF-8"),
    "latin 1": (swap("a calm senior colleague", "a café").decode().encode("latin-1"), "not UTF-8"),
    "utf 16": (TEXT.encode("utf-16"), "not UTF-8|NUL"),
    "10 MB": (b"# x\n" * 2_500_000, "over 1000 kB"),
    "just too large": (b"#" * (LARGEST + 1), "over 1000 kB"),
    "control character": (swap("new technician", "new \x07 technician"), "character"),
    "tab": (swap("  - id: s1\n    room", "  - id: s1\n\troom"), "tab"),
    "alias bomb": (BOMB.encode(), "anchor"),
    "alias": (b"a: *nowhere\n", "alias"),
    "python tag": (b"!!python/object/apply:os.system ['true']\n", "tag"),
    "local tag": (swap("par: 20 min", "par: !env 20"), "tag"),
    "two documents": ((TEXT + "---\nid: x\n").encode(), "second document"),
    "duplicate key": (swap("role: new technician", "role: new technician\nrole: other"), "duplicate key 'role'"),
    "key that is a list": (b"? [a, b]\n: c\n", "key that is not a text"),
    "deep": (DEEP.encode(), "deeper"),
    "not closed": (swap("rooms: [LOB,", "rooms: [[LOB,"), "not YAML"),
    "only a text": (b"hello\n", "valid dictionary|instance of Mission"),
    "a list": (b"- a\n- b\n", "valid dictionary|instance of Mission"),
    "no steps": (swap("steps:", "stepps:"), "unknown key 'stepps'; did you mean 'steps'"),
    "unknown key": (swap("competency: docs.sop.follow", "competence: docs.sop.follow"), "did you mean 'competency'"),
    "missing key": (swap("    if_missed: minor\n", ""), "'if_missed' is missing"),
    "wrong type": (swap("title: ", "title: 5 #"), "title: .*string"),
    "wrong schema": (swap("firstair.mission/1", "firstair.mission/9"), "schema"),
    "wrong class": (swap("if_missed: minor", "if_missed: mayor"), "did you mean 'major'"),
    "bad id": (swap("id: s1\n", "id: S 1\n"), "pattern"),
    "bad clock": (swap('"08:00:00"', '"8 am"'), "clock"),
    "duration in metres": (swap("par: 20 min", "par: 20 m"), "in m but s"),
    "negative duration": (swap("par: 20 min", "par: -20 min"), "negative"),
    "par without unit": (swap("par: 20 min", "par: 20"), "s is needed"),
    "guidance too high": (swap("guidance: 0", "guidance: 7"), "less than or equal to 4"),
    "guidance yes": (swap("guidance: 0", "guidance: true"), "guidance"),
    "two words": (swap("{does: {control: LOB.ebr.login}}", "{does: {control: LOB.ebr.login}, all: []}"), "exactly one"),
    "no word": (swap("{does: {control: LOB.ebr.login}}", "{}"), "exactly one"),
    "empty all": (swap("ends: {does: {control: COR_D.ebr.sign}}", "ends: {all: []}"), "at least one part"),
    "unknown word": (swap("{does: {control: LOB.ebr.login}", "{dos: {control: LOB.ebr.login}"), "mean 'does'"),
    "range without end": (swap("trainee.coverage, at_least: 90 %", "trainee.coverage"), "at_least or at_most"),
    "unknown tag": (swap("tag: trainee.wash_s", "tag: trainee.wash_t"), "did you mean 'trainee.wash_s'"),
    "unit mismatch": (swap("wash_s, at_least: 30 s", "wash_s, at_least: 30 Pa"), "in Pa but s"),
    "unknown unit": (swap("wash_s, at_least: 30 s", "wash_s, at_least: 30 sek"), "unknown unit"),
    "no unit": (swap("wash_s, at_least: 30 s", "wash_s, at_least: 30"), "s is needed"),
    "unknown control": (swap("control: LOB.ebr.login", "control: LOB.ebr.logn"), "did you mean 'LOB.ebr.login'"),
    "unknown event": (
        swap("when: {stays: {tag: IL_PAL_D.both_open, at_least: 1}}", "when: {happens: {event: both_door_open}}"),
        "did you mean 'both_doors_open'",
    ),
    "unknown competency": (swap("docs.sop.follow", "docs.sop.folow"), "did you mean 'docs.sop.follow'"),
    "unknown room": (swap("room: LOB", "room: LOBB"), "did you mean 'LOB'"),
    "unknown equipment": (swap("equipment: [ebr,", "equipment: [ebrr,"), "did you mean 'ebr'"),
    "unknown step": (swap("needs_before: s11", "needs_before: s111"), "did you mean"),
    "circle": (
        swap("order:\n", f"order:\n{CIRCLE}"),
        "nobody can keep",
    ),
    "same id twice": (swap("- id: s5\n", "- id: s6\n"), "used twice"),
    "unknown decision": (swap("answers: {decision: d1}", "answers: {decision: d2}"), "decision 'd2'"),
    "unknown option": (swap("answers: {decision: d1}", "answers: {decision: d1, option: tell}"), "option of d1"),
    "two best": (swap("value: minor, text: Cover", "value: best, text: Cover"), "exactly one best"),
    "no such answer": (swap("answer: 2", "answer: 9"), "not among 4 options"),
    "act without when": (swap("    when: {stays: {tag: IL_PAL_D.both_open, at_least: 1}}\n", ""), "needs `when`"),
    "inject without parameter": (swap("kind: act", "kind: inject"), "needs `inject`"),
    "bad share": (swap("share: 0.2", "share: 2.0"), "less than or equal to 1"),
    "long message": (swap('nudge: "Where does a day', LONG), "at most 12"),
    "untranslated": (swap("role: new technician", "role: new engineer"), "untranslated in fr.po"),
    "cast walks nowhere": (swap("walk: DISP}", "walk: DISPP}"), "did you mean 'DISP'"),
    "cast cannot get there": (swap("walk: DISP}", "walk: SITE_YARD}"), "nobody can walk"),
    "cast follows nobody": (swap("follow: trainee", "follow: traine"), "did you mean 'trainee'"),
    "cast follows himself": (swap("follow: trainee", "follow: coach"), "no 'coach' to follow"),
    "cast operates nothing": (swap("{walk: DISP}", "{do: DISP.scale.weigh}"), "control 'DISP.scale.weigh'"),
    "cast of a stranger": (swap("- id: passer_2", "- id: passer_9"), "no person 'passer_9'"),
    "cast does two things": (swap("{walk: DISP}", "{walk: DISP, follow: trainee}"), "exactly one of walk"),
    "cast dresses nowhere": (swap("wears: {PAL_D:", "wears: {PAL_DD:"), "did you mean 'PAL_D"),
    "cast wears a stranger's": (swap("[hair_cover, coverall.L, overshoes]", "[wig]"), "holds 'wig'"),
    "start of nothing": (swap("target: trainee.be_in, value: LOB", "target: trainee.bee_in, value: LOB"), "be_in'"),
    "start nowhere": (swap("target: trainee.be_in, value: LOB", "target: trainee.be_in, value: LOBB"), "mean 'LOB'"),
    "start in pyjamas": (swap("street_clothes street_shoes}", "pyjamas}"), "no 'pyjamas'"),
    "start of both": (swap("{target: mission.voice, value", "{target: mission.voice, tag: a, value"), "either a"),
    "start of no range": (swap("{tag: COR_D.ems.alarms, at_most: 0}", "{tag: COR_D.ems.alarms}"), "needs at_least"),
    "start with a range": (swap("value: DISP}", "value: DISP, at_most: 1}"), "takes no range"),
    "start of no tag": (swap("tag: COR_D.ems.alarms", "tag: COR_D.ems.alarmz"), "mean 'COR_D.ems.alarms'"),
    "start in metres": (swap("at_least: 9.5 Pa", "at_least: 9.5 m"), "in m but Pa"),
    "start elsewhere": (swap("at_least: 9.5 Pa, at_most: 10.5 Pa", "at_least: 11 Pa"), "starts at 10 Pa, not from 11"),
    "before the batch": (past("2 h", "fault.air.AHU2.fan"), "7200 s before the start: only 3600 s"),
    "a cause of no past": (past("1 min", "fault.air.AHU2.fann"), "did you mean 'air.AHU2.fan'"),
    "an act on no machine": (past("1 min", "USP.br2000.set_do"), "cannot be flown"),
    "other id": (swap("id: c01_m1", "id: c01_m9"), "stands in folder"),
}  # fmt: skip


@pytest.fixture(scope="module")
def names():
    facility = load_facility()
    return names_of(build_plant(facility, 1), facility, LEVELS / "competencies.yaml"), facility


def check(folder, names):
    return [str(p) for p in check_paths([folder], *names)]


@pytest.fixture
def level(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "c01_m1")


def test_there_are_forty_broken_files():
    assert len(BROKEN) >= 40


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_mission_is_a_located_error(name, level, names):
    content, said = BROKEN[name]
    (level / "mission.yaml").write_bytes(content)
    problems = check(level, names)
    assert problems
    assert all(re.match(r"\S.*:\d+:\d+: \S", p.splitlines()[0]) for p in problems)
    assert any(re.search(said, p) for p in problems), problems


def test_the_command_line_says_the_same_of_all_of_them_with_exit_1_and_no_traceback(tmp_path):
    for n, (content, _) in enumerate(BROKEN.values()):
        folder = shutil.copytree(FOLDER, tmp_path / f"b{n:02d}" / "c01_m1")
        (folder / "mission.yaml").write_bytes(content)
    found = subprocess.run(
        [sys.executable, "main.py", "check", str(tmp_path)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert found.stderr == ""
    assert "Traceback" not in found.stdout
    lines = found.stdout.splitlines()
    for n, (name, (_, said)) in enumerate(BROKEN.items()):
        own = [line for line in lines if f"/b{n:02d}/" in line]
        assert any(re.search(said, line) for line in own), (name, own)
        assert all(re.match(r"\S+:\d+:\d+: \S", line) for line in own), own
    assert lines[-1].endswith("problems")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("nowhere.yaml",), 1, r"nowhere\.yaml:1:1: no such file or folder"),
        (("docs",), 1, r"docs:1:1: holds no mission\.yaml"),
        (("README.md",), 1, r"README\.md:1:1: is no level file"),
        (("levels/c01_env/course.yaml",), 0, "levels are well"),
        (("levels/c01_env/c01_m1/runs/pass.yaml", "nowhere"), 1, r"^nowhere:1:1: no such file or folder\n1 problems"),
        (("levels/c01_env/c01_m1/mission.yaml",), 0, "levels are well"),
    ],
)
def test_check_of_what_is_no_level_is_located_too(words, code, said):
    found = subprocess.run(
        [sys.executable, "main.py", "check", *words],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == code, found.stdout
    assert re.search(said, found.stdout)
    assert "Traceback" not in found.stdout + found.stderr


def test_every_error_is_listed_at_once(level, names):
    text = (
        TEXT.replace("docs.sop.follow", "docs.sop.x")
        .replace("par: 20 min", "par: 21 min")
        .replace("room: CHG", "room: CHH")
    )
    (level / "mission.yaml").write_text(text, encoding="utf-8")
    assert len(check(level, names)) >= 4


def test_a_located_error_points_at_its_line(level, names):
    (level / "mission.yaml").write_bytes(swap("tag: trainee.wash_s", "tag: trainee.wash_t"))
    line = TEXT[: TEXT.index("tag: trainee.wash_s")].count("\n") + 1
    assert any(f"mission.yaml:{line}:" in p for p in check(level, names))


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("pass.yaml", None, None, "pass.yaml is missing"),
        ("pass.yaml", "walk: CHG}", "walk: CHX}", "nobody can walk"),
        ("pass.yaml", "walk: CHG}", "walk: USP}", "no door leads"),
        ("pass.yaml", "do: CHG.locker.open", "do: CHG.loker.open", "did you mean 'CHG.locker'"),
        ("pass.yaml", "- {wait: 40 s}", "- {wait: 40 s, walk: CHG}", "exactly one"),
        ("pass.yaml", "mission: c01_m1", "mission: c01_m2", "this run is of"),
        ("fail_running.yaml", "[running,", "[flying,", "no rule 'flying'"),
    ],
)
def test_a_broken_run_is_an_error(name, old, new, said, level, names):
    run = level / "runs" / name
    if old is None:
        run.unlink()
    else:
        text = run.read_text()
        assert old in text
        run.write_text(text.replace(old, new, 1))
    assert any(re.search(said, p) for p in check(level, names)), check(level, names)


def test_too_few_failing_runs_are_an_error(level, names):
    for run in (level / "runs").glob("fail_*.yaml"):
        run.unlink()
    assert any("at least 2" in p for p in check(level, names))


def test_a_path_that_is_not_there_is_an_error(tmp_path, names):
    assert "no such file" in check(tmp_path / "nowhere", names)[0]
    assert "holds no mission.yaml" in check(tmp_path, names)[0]


def test_the_committed_levels_are_well():
    assert opening.problems([FOLDER]) == []
