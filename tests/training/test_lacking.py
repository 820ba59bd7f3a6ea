"""What a step lacked is told with figures and without codes, in both languages."""

from pathlib import Path

import pytest

from training import debrief_points, opening
from training.condition import Progress
from training.condition_model import Condition
from training.debrief_facts import gather
from training.lacking import control, lacking
from training.mission import Hints, Step
from training.page import Page
from training.scorecard import Line


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Page:
    path: Path = tmp_path_factory.mktemp("run") / "j.jsonl"
    session = opening.new_session("c01_m1", journal=path)
    session.step(30)
    session.finish()
    return Page(gather(path), "en")


def step(condition: dict) -> Step:
    return Step(
        id="sx", room="LOB", do="x", target="x", done=Condition(**condition), competency="x", if_missed="minor",
        hints=Hints(nudge="x", explicit="x", demo="x"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "kept", "said"),
    [
        ({"does": {"control": "CHG.sink.wash", "hold": "30 s"}}, Progress(longest=4.25), "wash: 4.2 s of 30 s"),
        ({"does": {"control": "CHG.sink.wash", "quiet": "3 s"}}, Progress(count=1, longest=0.5), "0.5 s of 3 s"),
        ({"does": {"control": "CHG.sink.wash", "times": 3}}, Progress(count=2), "wash: 2 of 3"),
        ({"does": {"control": "CHG.sink.wash"}}, Progress(), "wash: not done"),
        ({"reaches": {"tag": "trainee.coverage", "at_least": "90 %"}}, Progress(value=0.4), "coverage: 40 % of 90 %"),
        ({"stays": {"tag": "air.PAL_D.pressure", "at_most": "9 Pa"}}, Progress(value=10.0), "PAL_D, pressure: 10 Pa"),
        ({"answers": {"decision": "d1"}}, Progress(), ""),
    ],
)
def test_each_word_says_how_far_it_came(page, condition, kept, said):
    page.facts.session.progress.progress["sx.done"] = kept
    told = lacking(page, step(condition)).replace("\u00a0", " ")
    assert said in told


def test_what_is_met_is_not_told_and_the_same_is_told_once(page):
    part = {"does": {"control": "CHG.sink.dry"}}
    kept = page.facts.session.progress.progress
    for name, record in (("", Progress()), ("/0", Progress()), ("/1", Progress()), ("/2", Progress(met=True))):
        kept[f"sx.done{name}"] = record
    told = lacking(page, step({"all": (part, part, {"does": {"control": "CHG.sink.wash"}})}))
    assert told == "Hands-free wash basin (CHG), dry: not done"
    kept["sx.done"] = Progress(met=True)
    assert lacking(page, step(part)) == ""


def test_an_order_names_both_acts(page):
    page.facts.session.progress.progress["sx.done"] = Progress()
    first = {"all": ({"does": {"control": "CHG.sink.dry"}}, {"stays": {"tag": "trainee.speed", "at_most": "1 m/s"}})}
    told = lacking(page, step({"before": {"first": first, "then": {"does": {"control": "DR025.open"}}}}))
    assert told == "first Hands-free wash basin (CHG), dry, speed, then DR025, open"


def test_names_are_told_in_words(page):
    french = Page(page.facts, "fr")
    assert control(french, "air.COR_D.np05") == "COR_D, particules ≥ 0,5 µm"
    assert control(french, "DR025.open_s") == "DR025, ouverte"
    assert control(page, "trainee.wet_s") == "rub"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("air.COR_D.pressure 9.035 Pa", "COR_D, pressure 9.0 Pa"),
        ("DR025.open_s 60.4 s", "DR025, open 60 s"),
        ("12 CFU", "12 CFU"),
        ("", ""),
    ],
)
def test_the_figures_of_a_line_are_told_in_words(page, facts, said):
    line = Line(3.0, "minor", "gmp", "x", "s1", 0, 0.0, "why", facts)
    assert debrief_points.figures(page, line).replace("\u00a0", " ") == said


def test_time_says_what_cost_points(page, monkeypatch):
    card = page.card
    assert debrief_points._note(page, "time") == "within par"
    slow = type(card)(**{f: getattr(card, f) for f in card.__slots__} | {"worked": card.par * 1.1, "hint_points": 3.0})
    monkeypatch.setattr(page.facts.session, "scorecard", slow)
    assert debrief_points._note(page, "time").replace("\u00a0", " ") == "10 % over par · hints cost 3 points"
    hard = type(card)(**{f: getattr(card, f) for f in card.__slots__} | {"hard_fails": ("hidden: d1", "door_forced")})
    monkeypatch.setattr(page.facts.session, "scorecard", hard)
    assert [text for _, text in debrief_points.chips(page)][-2:] == ["hard fail · hidden", "hard fail"]
