"""The debrief says what the journal says, in both languages, and nothing from elsewhere."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sim_core.journal import Command
from training import autopilot, charts, debrief, debrief_facts, journal_file, opening, words
from training.debrief import Page
from training.page_words import FOLDER, place, say, small
from training.replay import replay, rerun
from training.session import Session


@pytest.fixture(scope="module")
def journal(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("run") / "pass.jsonl"
    autopilot.play("c01_m1", "fail_no_wash", journal=path)
    return path


@pytest.fixture(scope="module")
def facts(journal):
    return debrief_facts.gather(journal)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_is_one_file_without_script_and_every_chart_is_well_formed(facts, lang):
    html = debrief.render(Page(facts, lang))
    assert "<script" not in html
    assert "http" not in html.replace("http://www.w3.org", "")
    assert "src=" not in html
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawings) >= 4
    for drawing in drawings:
        ET.fromstring(drawing)


def test_the_shares_are_those_of_the_journal_played_again_by_hand(journal, facts):
    text = journal_file.read(journal)
    session = Session(opening.open_parts(text.header))
    for entry in text.entries:
        if isinstance(entry, Command) and entry.actor not in session.scripted:
            while session.parts.plant.state.tick < round(entry.time * 10):
                session.step()
            session.submit(entry.target, entry.value, entry.actor)
    ledger = session.parts.plant.state.ledger
    for hand in facts.hands:
        row = ledger.row(hand.place)
        total = sum(row.values())
        assert hand.total == pytest.approx(total, rel=1e-12)
        by_origin: dict = {}
        for source, cfu in row.items():
            made = ledger.sources[source]
            key = (made.origin, int(made.time // 60.0))
            by_origin[key] = by_origin.get(key, 0.0) + cfu
        for part in hand.parts:
            assert part.share == pytest.approx(by_origin[part.origin, int(part.time // 60.0)] / total, rel=1e-9)


def test_each_deduction_names_the_line_of_the_file_behind_it(journal, facts):
    rows = journal.read_text(encoding="utf-8").splitlines()
    page = debrief.render(Page(facts, "en"))
    for line in facts.session.scorecard.lines:
        if line.entry >= 0:
            number = facts.text.lines[line.entry]
            assert f"line {number}" in page
            assert f'"n":{line.entry},' in rows[number - 1]


def test_the_sentence_comes_before_the_first_number(facts):
    page = debrief.render(Page(facts, "en"))
    assert page.index("You did this as the procedure asks") < page.index("Score</th>")


def test_the_other_run_is_the_run_without_that_touch(facts):
    assert facts.other is not None
    assert facts.other.as_was.left_cfu + facts.other.as_was.right_cfu > 0.0
    assert facts.other.as_edited.events["contact"] == facts.other.as_was.events["contact"] - 1


def test_the_played_journal_comes_out_the_same(journal):
    assert replay(journal, opening.open_parts).divergence is None


def test_every_word_of_the_page_has_its_french(facts):
    source = "".join(
        Path(m.__file__).read_text(encoding="utf-8") for m in (debrief, __import__("training.explain", fromlist=["x"]))
    ) + (debrief.TEMPLATES / "debrief.html.j2").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?<![a-z_])[pw]\(\s*\"([^\"]+)\"", source))
    french = words.catalogue("fr", FOLDER)
    assert asked
    assert sorted(asked - set(french)) == []
    assert [t for t in french.values() if words.french_faults(t)] == []


def test_loads_are_told_with_figures_that_matter():
    assert small(3e-9, "en").startswith("<")
    assert small(0.2, "fr") == "0,20"
    assert say("Next", "fr") == "La suite"


def test_places_are_told_in_words(facts):
    known = facts.facility
    assert place("air.PAL_D", "en", known) == "air of PAL_D"
    assert "handle" in place(f"{next(iter(known.doors))}.handle_a", "en", known)
    assert place("CHG.locker.handle", "fr", known) == "Casier de vestiaire, poignée (CHG)"
    assert place("passer_1.left_hand", "en", known) == "left hand (passer 1)"
    assert place("trainee.left_hand", "en", known) == "left hand"


def test_a_run_that_did_nothing_still_gets_a_page(tmp_path):
    path = tmp_path / "j.jsonl"
    session = opening.new_session("c01_m1", journal=path)
    session.step(30)
    session.finish()
    page = debrief.debrief(path)
    assert "Not passed yet" in page
    assert rerun(session, [], 0.0) == []


def test_marks_of_a_lane_never_overprint_their_words():
    marks = [charts.LaneMark(t, "good", "a rather long text") for t in (1.0, 2.0, 3.0, 4.0)]
    drawn = charts.lanes(charts.Frame(100.0), [], [charts.Lane("x", marks)], "x")
    assert drawn.count("a rather long text") == 2


def test_a_hand_without_load_is_drawn_clean():
    drawn = charts.hands({"left": (0.0, "0"), "right": (1.0, "9")}, "hands")
    assert "#FFF4EC" in drawn
    assert "#C45500" in drawn
