"""The debrief of a run with a batch: day 14, its price, the reasoning, the way of the germs; in print and in French."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from training import autopilot, debrief, debrief_batch, debrief_facts, page_words, words
from training import page as pages
from training.page import Page
from training.page_words import FOLDER, say

RUNS = ("pass_f3", "fail_probe_blamed", "fail_relief_opened")
NBSP = "\u00a0"


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, debrief_facts.Facts]:
    folder = tmp_path_factory.mktemp("nights")
    found = {}
    for run in RUNS:
        path = folder / f"{run}.jsonl"
        pilot = autopilot.prepare("c02_m3", run, journal=path)
        for _ in pilot.beats():
            pass
        for question in pilot.session.run.mission.questions:
            pilot.session.submit(f"mission.quiz.{question.id}", question.answer)
        pilot.session.close()
        found[run] = debrief_facts.gather(path)
    return found


def section(told, run: str, lang: str = "en") -> debrief_batch.Shown:
    shown = debrief_batch.shown(Page(told[run], lang))
    assert shown is not None
    return shown


def figures(row) -> list[str]:
    return [text.replace(NBSP, " ") for text in row]


def test_three_courses_of_the_batch_are_told_with_what_they_are_worth(told):
    rows = [figures(row) for row in section(told, "fail_probe_blamed").rows]
    assert [row[0] for row in rows] == ["as you left it", "had nobody come", "without the cause"]
    batch = told["fail_probe_blamed"].batch
    for row, flight in zip(rows, (batch.left, batch.alone, batch.healthy), strict=True):
        assert row[1] == f"{flight.titre[-1]:.2f} g/L"
        assert row[2] == f"{flight.viability[-1]:.0f} %"
        assert row[3] == f"{flight.grams / 1e3:.2f} kg"
        assert row[4] == f"{debrief_batch.worth(flight) / 1e6:.2f} million EUR".replace("-", "−")


def test_acts_on_a_guess_make_the_batch_worse_than_nobody_would_have(told):
    batch = told["fail_probe_blamed"].batch
    assert batch.left.grams < batch.alone.grams < batch.healthy.grams
    share = 100.0 * batch.left.grams / batch.healthy.grams
    assert f"{share:.0f} % of a batch without the cause" in section(told, "fail_probe_blamed").sentence
    assert "your acts changed the outcome by −" in section(told, "fail_probe_blamed").price


@pytest.mark.parametrize(("run", "outcome"), [("pass_f3", "killed"), ("fail_relief_opened", "boundary lost")])
def test_a_lost_batch_costs_its_kill_its_cleaning_and_its_slot(told, run, outcome):
    batch = told[run].batch
    assert batch.left.lost == outcome
    lost = debrief_batch.KILL + debrief_batch.CLEANING + debrief_batch.SLOT
    assert debrief_batch.worth(batch.left) == -lost
    assert section(told, run).sentence.startswith("The batch is lost")


def test_the_reasoning_lists_each_reading_that_left_fewer_causes_and_ends_at_one(told):
    tree = section(told, "pass_f3").tree
    counts = [len(left.split(" · ")) for _, _, left in tree]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] < 4
    assert counts[-1] == 1
    assert "weld of the feed line" in tree[-1][2]
    clocks = [clock for clock, _, _ in tree]
    assert clocks == sorted(clocks)
    assert clocks[0] in section(told, "pass_f3").split


def test_who_read_nothing_is_told_so(told):
    facts = told["fail_relief_opened"]
    known = dict(facts.session.progress.known)
    facts.session.progress.known.clear()
    try:
        assert section(told, "fail_relief_opened").split.startswith("Nothing that you read")
    finally:
        facts.session.progress.known.update(known)


def test_the_germs_are_led_back_from_the_broth_to_the_glove_of_day_5(told):
    (chain,) = section(told, "pass_f3").chains
    assert chain.startswith(f"100{NBSP}% · day 5, 17:40")
    stations = chain.split(" → ")
    for word, station in zip(("glove", "line", "feed", "broth"), [stations[0], *stations[2:]], strict=True):
        assert word in station
    assert section(told, "fail_probe_blamed").chains == []


def test_every_word_of_the_section_has_its_french_and_keeps_its_rules(told, monkeypatch):
    asked: set[str] = set()

    def remember(text: str, lang: str) -> str:
        asked.add(text)
        return say(text, lang)

    for module in (pages, page_words):
        monkeypatch.setattr(module, "say", remember)
    shown = [debrief.render(Page(facts, "fr")) for facts in told.values()]
    assert sorted(asked - set(words.catalogue("fr", FOLDER)) - {""}) == []
    for html in shown:
        text = re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).replace("\u202f", NBSP)
        pieces = [p.strip() for p in re.sub(r"\s{2,}", "\n", text).split("\n")]
        ours = [p for p in pieces if "ICH" not in p and "CFR" not in p and "EU GMP" not in p]
        assert [p for p in ours if words.french_faults(p)] == []


@pytest.mark.parametrize(
    ("run", "lang"), [("pass_f3", "fr"), ("fail_probe_blamed", "fr"), ("fail_relief_opened", "en")]
)
def test_the_page_prints_on_three_pages_of_a4(told, run, lang, tmp_path: Path):
    assert shutil.which("chromium"), "chromium is missing: apt-get install chromium"
    (tmp_path / "d.html").write_text(debrief.render(Page(told[run], lang)), encoding="utf-8")
    command = "chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=d.pdf d.html"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "d.pdf").read_bytes())) <= 3
