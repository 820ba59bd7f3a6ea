"""Sampler, bench, microscope, phone, records, feed bag: worked by mouse, keyboard, gamepad and one hand alone."""

from pathlib import Path

import pytest

from game import after, debrief_page
from game.picture import Picture
from sim_core.culture import opening
from sim_core.journal import Command, Event
from tests.game.desk import Desk
from tests.game.devices import HANDS
from tests.game.lab_player import MISSION, NightPlayer
from training import store

ACTS = (
    ("do", "USP.sampler.flush", {"value": "hold", "for": "13 s"}),
    ("do", "USP.sampler.draw", {}),
    ("do", "USP.sampler.seal", {}),
    ("do", "USP.sampler.label", {}),
    ("do", "USP.metab.load_sample", {}),
    ("do", "USP.metab.run", {}),
    ("do", "USP.microscope.view", {}),
)
REST = (
    ("wait", "190 s", {}),
    ("do", "USP.metab.read", {}),
    ("do", "USP.feedbag.stop_pump", {}),
    ("do", "USP.qms.open_deviation", {"value": "x"}),
    ("do", "USP.qms.classify", {"value": "critical"}),
    ("do", "USP.qms.link_batch", {"value": "B2607"}),
    ("do", "USP.qms.submit", {}),
    ("do", "USP.phone.call_supervisor", {}),
    ("tell", "what=rods;since=now;ask=contain", {}),
)


@pytest.fixture
def desk(base, tmp_path, monkeypatch, request):
    """The client in the culture hall; nothing is drawn on the walls and no page is written for the browser."""
    levels = tmp_path / "levels"
    (levels / "c02_usp" / "lab" / "runs").mkdir(parents=True)
    (levels / "c02_usp" / "lab" / "mission.yaml").write_text(MISSION, encoding="utf-8")
    for own in store.LEVELS.iterdir():
        if own.name != "c02_usp":
            (levels / own.name).symlink_to(own)
    monkeypatch.setattr(store, "LEVELS", levels)
    monkeypatch.setenv("FIRST_AIR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("FIRST_AIR_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(Picture, "frame", lambda *_: None)
    for module in (after, debrief_page):
        monkeypatch.setattr(module, "write_debrief", lambda *_: Path("debrief.html"), raising=False)
    made = Desk(base, **HANDS[request.getfixturevalue("name")].settings)
    yield made
    made.close()


def begin(desk):
    """Start the mission, and let the culture be infected."""
    desk.app.flow.wants.append(("begin", "lab"))
    desk.until(lambda s: s["screen"] == "play", "the hall", 60.0)
    session = desk.app.view.play.session
    broth = session.parts.plant.state.units["USP.br2000"].broth
    opening.infect(broth, 3e8 * 1e3 * broth.volume)
    return session


@pytest.mark.slow
@pytest.mark.parametrize("name", HANDS)
def test_a_hand_takes_a_sample_finds_the_rods_and_reports_them(desk, name):
    session = begin(desk)
    player = NightPlayer(desk, HANDS[name](desk))
    player.play(ACTS)
    for choice in ("micro_objective=400", "micro_turn=focus:-1", "micro_field=2", "micro_name=rods", "micro_write="):
        player.hand.choose(choice)
    player.hand.choose("micro_photo=")
    player.play(REST)
    events = [e for e in session.journal.entries if isinstance(e, Event)]
    said = {e.name: e.data for e in events}
    assert said["field_identified"]["names"] == ["rods"]
    assert said["result_read"]["number"] == 1
    assert said["report_given"]["what"] == "rods"
    assert {"photograph_taken", "sample_labelled", "pump_stopped", "deviation_opened"} <= set(said)
    refused = [e.data for e in events if e.name == "refused"]
    assert refused == []
    assert {e.actor for e in session.journal.entries if isinstance(e, Command) and e.target.startswith("USP.")} == {
        "trainee"
    }
