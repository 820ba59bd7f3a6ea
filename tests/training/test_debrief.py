"""The debrief says what the journal says, in both languages, and nothing from elsewhere."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from sim_core.journal import Command
from training import (
    autopilot,
    charts,
    debrief,
    debrief_facts,
    explain,
    hand_map,
    journal_file,
    opening,
    page_words,
    words,
)
from training import page as pages
from training.debrief_points import letters
from training.journal_file import JournalFile
from training.page import Page
from training.page_words import FOLDER, place, say, small
from training.replay import replay, rerun
from training.rewind import standing
from training.session import Session

BAD_RUNS = ("fail_no_wash", "fail_one_second_clicks", "fail_outside_touched")
TEXT = 4.5  # least contrast of text [WCAG 2.2 AA]


def full_run(path: Path, run: str) -> None:
    """A run with everything that can stand on the page: a contested act, all questions, notes."""
    pilot = autopilot.prepare("c01_m1", run)
    for _ in pilot.beats():
        pass
    session = pilot.session
    act = max(
        n for n, e in enumerate(session.journal) if isinstance(e, Command) and e.target.endswith((".sign", ".read"))
    )
    assert session.submit("session.contest", act) is None
    for question in session.run.mission.questions:
        given = question.answer if question.id != "q3" else (question.answer + 1) % 4
        session.submit(f"mission.quiz.{question.id}", given)
    session.submit("mission.note.plus", "I waited for the green lamp.")
    session.submit("mission.note.next", "wash <first> & count to thirty.")
    file = JournalFile.create(path, session.parts.header)
    for number, entry in enumerate(session.journal):
        file.add(entry, number)
    file.end(session.time, len(session.journal))


@pytest.fixture(scope="module")
def journals(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("runs")
    paths = {run: folder / f"{run}.jsonl" for run in ("pass", *BAD_RUNS)}
    for run, path in paths.items():
        full_run(path, run)
    return paths


@pytest.fixture(scope="module")
def told(journals):
    return {run: debrief_facts.gather(path) for run, path in journals.items()}


@pytest.fixture(scope="module")
def journal(journals) -> Path:
    return journals["fail_no_wash"]


@pytest.fixture(scope="module")
def facts(told):
    return told["fail_no_wash"]


def without_fonts(html: str) -> str:
    return re.sub(r"url\(data:font/woff2;base64,[A-Za-z0-9+/=]+\)", "url()", html)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_is_one_file_without_script_and_every_chart_is_well_formed(facts, lang):
    html = without_fonts(debrief.render(Page(facts, lang)))
    assert "<script" not in html
    assert "http" not in html
    assert "src=" not in html
    assert re.findall(r"url\(([^)]+)\)", html) == ["#unrubbed"] * html.count("url(#unrubbed)")
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawings) >= 4
    for drawing in drawings:
        ET.fromstring(drawing)
        assert 'role="img" aria-label="' in drawing


def test_the_shares_are_those_of_the_journal_played_again_by_hand(journal, facts):
    text = journal_file.read(journal)
    session = Session(opening.open_parts(text.header))
    for entry in text.entries:
        if isinstance(entry, Command) and entry.actor not in session.scripted:
            while session.parts.plant.state.tick < round(entry.time * 10):
                session.step()
            session.submit(entry.target, entry.value, entry.actor)
    ledger = session.parts.plant.state.ledger
    for load in (*facts.hands, *facts.clothes):
        row = ledger.row(load.place)
        total = sum(row.values())
        assert load.total == pytest.approx(total, rel=1e-12)
        by_origin: dict = {}
        for source, cfu in row.items():
            made = ledger.sources[source]
            key = (made.origin, int(made.time // 60.0))
            by_origin[key] = by_origin.get(key, 0.0) + cfu
        for part in load.parts:
            assert part.share == pytest.approx(by_origin[part.origin, int(part.time // 60.0)] / total, rel=1e-9)
        if load is max(facts.hands, key=lambda one: one.total):
            largest = max(by_origin.values()) / total
            said = f"{100 * largest:.0f}\u00a0% of what is on your {load.name} came from"
            assert said in debrief.render(Page(facts, "en"))


def test_each_deduction_names_the_line_of_the_file_behind_it(journals, told):
    for run, facts in told.items():
        rows = journals[run].read_text(encoding="utf-8").splitlines()
        page = debrief.render(Page(facts, "en"))
        for line in facts.session.scorecard.lines:
            number = facts.text.lines[line.entry]
            assert re.search(rf"lines? ([\d, ]*, )?{number}\b", page)
            assert f'"n":{line.entry},' in rows[number - 1]


def test_the_points_of_a_dimension_add_up_to_what_it_lacks(told):
    for facts in told.values():
        card = facts.session.scorecard
        for name in ("safety", "quality", "gmp", "di", "economy"):
            lost = sum(line.points for line in card.lines if line.dimension == name)
            assert card.dimensions[name] == pytest.approx(max(0.0, 100.0 - lost))


def test_every_departure_has_its_letter_in_the_table_and_on_the_timeline(facts):
    html = debrief.render(Page(facts, "en"))
    for letter in letters(Page(facts, "en")).values():
        assert f'<span class="letter">{letter}</span>' in html


def test_the_sentence_comes_before_the_first_number(facts):
    page = debrief.render(Page(facts, "en"))
    assert page.index("You did this as the procedure asks") < page.index("Score</th>")


def test_the_other_run_differs_by_what_was_asked(told):
    washed = told["fail_no_wash"]
    assert "washed your hands for 30 s" in debrief.render(Page(washed, "en"))
    assert washed.other.as_edited.score > washed.other.as_was.score + 10.0
    assert washed.other.as_edited.clothes_cfu < 0.5 * washed.other.as_was.clothes_cfu
    assert washed.other.newly_impossible == ()
    rubbed = told["fail_outside_touched"].other
    assert rubbed.as_edited.plates["glove_print"] < rubbed.as_was.plates["glove_print"]
    assert rubbed.newly_impossible == ()
    calm = told["pass"]
    assert calm.suggestion.question == "What if you had not touched {place} at {clock}?"
    assert calm.other.as_edited.events["contact"] == calm.other.as_was.events["contact"] - 1


def test_what_was_set_aside_asked_and_written_stands_on_the_page(told):
    html = debrief.render(Page(told["pass"], "en"))
    assert "Set aside" in html
    assert "nothing followed from it" in html
    assert "before the run 2 of 2 right · after it 4 of 5 right" in html
    assert "you said: 35 200" in html
    assert "I waited for the green lamp." in html
    assert "wash &lt;first&gt; &amp; count to thirty." in html


def test_what_no_score_helps_is_told_in_the_words_of_the_mission(told):
    for run, facts in told.items():
        html = debrief.render(Page(facts, "en"))
        reasons = {rule.id: rule.why for rule in facts.mission.hard_fails}
        named = [reasons[name] for name in facts.session.scorecard.hard_fails if name in reasons]
        assert ("Hard fail</th>" in html) == bool(named), run
        assert all(reason in html for reason in named)


def test_a_departure_that_a_rewind_took_back_is_told_as_tried_again(tmp_path):
    path = tmp_path / "j.jsonl"
    session = opening.new_session("c01_m1", journal=path, lang="fr")
    session.submit("trainee.be_in", "PAL_D", "trainer")
    session.step(100)
    session.submit("PAL_D.gown_rack.take_item", "coverall:outside")
    session.step(50)
    assert session.submit("session.rewind", 10.0) is None
    session.step(50)
    session.finish()
    facts = debrief_facts.gather(path)
    assert "Tried again" in debrief.render(Page(facts, "en"))
    assert "outside_coverall" not in [line.rule for line in facts.session.scorecard.lines]
    assert max(t for t, _ in facts.curves["trainee.right_cfu"]) <= session.time
    assert "retour en arrière" in debrief.debrief(path)
    assert all(number in dict(standing(session.journal.entries)) for number in (t.number for t in facts.touches))


def test_the_played_journal_comes_out_the_same(journal):
    assert replay(journal, opening.open_parts).divergence is None


def test_every_word_of_the_page_has_its_french(told, monkeypatch):
    asked: set[str] = set()

    def remember(text: str, lang: str) -> str:
        asked.add(text)
        return say(text, lang)

    for module in (pages, page_words):
        monkeypatch.setattr(module, "say", remember)
    for facts in told.values():
        debrief.render(Page(facts, "fr"))
    french = words.catalogue("fr", FOLDER)
    assert len(asked) > 100
    assert sorted(asked - set(french) - {""}) == []
    assert [t for t in french.values() if words.french_faults(t)] == []


def test_every_word_of_explain_has_its_french():
    source = Path(explain.__file__).read_text(encoding="utf-8")
    asked = set(re.findall(r"(?<![a-z_])p\([\"']([^\"']+)[\"']", source))
    assert len(asked) >= 6
    assert sorted(asked - set(words.catalogue("fr", FOLDER))) == []
    told = explain.explained("c01_m1", "fr")
    assert [line for line in told.splitlines() if words.french_faults(line)] == []


def test_no_french_page_breaks_the_rules_of_french_typography(told):
    html = without_fonts(debrief.render(Page(told["fail_one_second_clicks"], "fr")))
    shown = re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    pieces = re.sub(r"\s{2,}", "\n", shown.replace("\u202f", "\u00a0")).split("\n")
    ours = [piece.strip() for piece in pieces if "EU GMP" not in piece and "&amp;" not in piece]  # cited and quoted
    assert len(ours) > 100
    assert [piece for piece in ours if words.french_faults(piece)] == []


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
    assert place("PAL_D.floor", "fr", known) == "sol (PAL_D)"
    assert place("DR025", "en", known) == "door DR025"


def test_what_a_touch_moved_follows_from_the_loads_before_and_after():
    took, left = debrief_facts.moved(100.0, 50.0, 90.0)
    assert (took, left) == (pytest.approx(10.0), pytest.approx(20.0))
    assert debrief_facts.moved(50.0, 50.0, 50.0) == (pytest.approx(10.0), pytest.approx(10.0))


def test_the_touch_map_shares_what_moved_among_the_parts_that_meet_a_surface(facts):
    moved = sum(t.took + t.left for t in facts.touches if ".right_" in t.hand)
    html = debrief.render(Page(facts, "en"))
    zones: dict[str, float] = {}
    for touch in facts.touches:
        for zone in hand_map.zones_of(touch.place):
            zones[zone] = zones.get(zone, 0.0) + (touch.took + touch.left) / len(hand_map.zones_of(touch.place))
    assert sum(zones.values()) == pytest.approx(moved)
    assert small(zones["tips"], "en") in html
    assert hand_map.decade(zones["tips"]) == 100.0
    assert hand_map.shade(zones["tips"]) in html


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
    drawn = charts.lanes(charts.Frame(100.0), [], [charts.Lane("x", marks), charts.Lane("y", [], "none")], "x")
    assert drawn.count("a rather long text") == 3
    assert ">none<" in drawn


def test_all_marks_can_be_told_apart_by_shape():
    kinds = ("good", "bad", "warn", "alarm1", "alarm2", "alarm3", "alarm4", "plain", "back")
    shapes = {re.sub(r'(fill|stroke)="#\w+"', "", charts._mark(kind)) for kind in kinds}
    assert len(shapes) == len(kinds)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255.0 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_of_the_page_is_readable():
    css = (debrief.TEMPLATES / "page.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+):(#\w{6})", css))
    pairs = [
        ("ink", "paper"),
        ("ink-2", "paper"),
        ("ink", "act-soft"),
        ("act-press", "act-soft"),
        ("act-press", "paper"),
    ]
    pairs += [(name, f"{name}-soft") for name in ("good", "warn", "bad")] + [("bad", "paper"), ("ink", "paper-2")]
    assert {
        f"{a} on {b}": contrast(tokens[a], tokens[b]) for a, b in pairs if contrast(tokens[a], tokens[b]) < TEXT
    } == {}
    assert all(contrast(charts.INK, colour) >= TEXT for colour in charts.FLOWS)
    assert all(contrast(colour, charts.FIELD) >= TEXT for colour in (charts.BAD, charts.INK_2))
    assert all(contrast(colour, charts.PAPER) >= 3.0 for colour, _ in charts.PENS)
    assert contrast(tokens["focus"], tokens["ink"]) >= 3.0


@pytest.mark.parametrize(
    ("run", "lang"), [("pass", "en"), ("fail_one_second_clicks", "fr"), ("fail_outside_touched", "fr")]
)
def test_the_page_prints_on_three_pages_of_a4(told, run, lang, tmp_path):
    assert shutil.which("chromium"), "chromium is missing: apt-get install chromium"
    (tmp_path / "d.html").write_text(debrief.render(Page(told[run], lang)), encoding="utf-8")
    command = "chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=d.pdf d.html"
    subprocess.run(command.split(), cwd=tmp_path, check=True, capture_output=True, timeout=120)
    printed = (tmp_path / "d.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3
