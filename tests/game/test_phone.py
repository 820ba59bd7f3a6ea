"""The wall phone: one call at a time, only what was seen is offered, the answer stays to be read."""

from types import SimpleNamespace

import pytest

from game.fill import follow
from game.hmi.phone_panel import CALLS, PhonePage, phone_close
from game.hmi.screens import page_scale
from game.hud.actions import Action
from game.hud.focus import Navigator
from game.hud.scene import Composer, View
from game.hud.tokens import palette
from game.page_kind import Reader
from game.phone_page import WallPhone
from game.words import words
from sim_core.errors import Refused
from sim_core.journal import Command, Event, Journal
from tests.game.ui_samples import hmi_pages
from training.mission import load_mission
from training.run import MissionRun

WHERE = "R.phone"
MISSION = """
schema: firstair.mission/1
id: night
type: abnormal
title: Night
role: operator
briefing: [It is night.]
par: 30 min
clock: "02:10:00"
guidance: 4
rooms: [CTL]
steps:
  - {id: s6, room: CTL, target: mission.tell, do: Report, done: {happens: {event: report_given}},
     competency: docs.deviation.report, if_missed: major, hints: {nudge: a, explicit: b, demo: c}}
dialogue:
  excluded: 1
  facts:
    - {id: b_high, part: what, text: Probe B has climbed., seen: {does: {control: R.look}}}
    - {id: both_low, part: what, text: Both probes are low., seen: {does: {control: R.never}}}
    - {id: evening, part: since, text: Since half past eleven., seen: {does: {control: R.look}}}
    - {id: no_germs, part: excluded, text: No rods., seen: {does: {control: R.look}}}
    - {id: no_gas, part: excluded, text: The gas flows., seen: {does: {control: R.look}}}
    - {id: switch, part: ask, text: "May I change to B?", seen: {does: {control: R.look}}}
  contacts:
    - {id: supervisor, greets: "Go on, I am writing.", missing: {}, replies: [{text: Agreed.}]}
ends: {happens: {event: all_done}}
"""


class Call:
    """As much of a session as a phone needs: the rules of a mission, and lines that answer at once."""

    def __init__(self, mission) -> None:
        self.run = MissionRun(mission, 1)
        self.progress, self.journal = self.run.start(), Journal()
        self.time, self.readings, self.refused = 10.0, {}, ""
        self.do("R.look")

    def do(self, target, value=None):
        command = Command(self.time, "trainee", target, value)
        self.journal.add(command)
        try:
            if target == "mission.tell":
                self.run.act(self.progress, command, self.journal)
            elif target.startswith(f"{WHERE}.call_"):
                to = target.partition("call_")[2]
                self.readings = {f"{WHERE}.to": 1.0 + CALLS.index(to), f"{WHERE}.in_call": 1.0}
                self.journal.add(Event(self.time, WHERE, "call_answered", {"to": to}))
            elif target == f"{WHERE}.hang_up":
                self.readings = {}
                self.journal.add(Event(self.time, WHERE, "call_ended", {}))
        except Refused as refusal:
            self.refused = str(refusal)
            return str(refusal)
        self.time += 1.0
        self.run.update(self.progress, self.time, self.readings, self.journal)
        return None

    submit = do


@pytest.fixture
def call(tmp_path):
    path = tmp_path / "mission.yaml"
    path.write_text(MISSION, encoding="utf-8")
    session = Call(load_mission(path))
    hands = SimpleNamespace(page=WHERE, refusal="", do=lambda target, value=None: session.do(target, value) is None)
    return SimpleNamespace(session=session, hands=hands, phone=WallPhone(Reader(session, None)))


def press(call, *names):
    for name in names:
        kind, _, value = name.partition("=")
        assert call.phone.act(Action(kind, value or None), call.hands)
    return call.phone.page(WHERE, words("en"))


def test_nobody_is_on_the_line_until_somebody_is_called(call):
    assert call.phone.page(WHERE, words("en")) == PhonePage()
    page = press(call, "phone_call=supervisor")
    assert (page.to, page.lasted) == ("supervisor", "00:01")
    call.session.time += 41.0
    assert call.phone.page(WHERE, words("en")).lasted == "00:42"
    assert press(call, "phone_hang_up") == PhonePage()


def test_only_what_was_seen_is_offered_and_no_fact_says_whether_it_is_right(call):
    page = press(call, "phone_call=supervisor")
    assert page.facts == (("b_high", "Probe B has climbed.", False),)


def test_each_chosen_fact_opens_the_next_empty_part_and_several_things_can_be_excluded(call):
    press(call, "phone_call=supervisor")
    assert press(call, "phone_fact=b_high").open == "since"
    assert press(call, "phone_fact=evening").open == "excluded"
    page = press(call, "phone_fact=no_germs", "phone_fact=no_gas")
    assert page.open == "excluded"
    assert page.parts[2].facts == ("No rods.", "The gas flows.")
    assert press(call, "phone_fact=no_germs").parts[2].facts == ("The gas flows.",)


def test_a_report_is_said_as_it_was_put_together_and_its_answer_stays(call):
    page = press(call, "phone_call=supervisor")
    assert page.heard == "Go on, I am writing."
    page = press(
        call,
        *("phone_fact=b_high", "phone_fact=evening", "phone_fact=no_germs"),
        *("phone_part=ask", "phone_fact=switch", "phone_say"),
    )
    told = [e.value for e in call.session.journal if isinstance(e, Command) and e.target == "mission.tell"]
    assert told == ["what=b_high;since=evening;excluded=no_germs;ask=switch"]
    assert page.heard == "Agreed."


def test_somebody_who_has_nothing_to_say_here_is_shown_as_such(call):
    assert not press(call, "phone_call=bms").listens


def test_a_new_call_begins_a_new_report(call):
    press(call, "phone_call=supervisor", "phone_fact=b_high", "phone_hang_up")
    page = press(call, "phone_call=qa")
    assert not any(said.facts for said in page.parts)
    assert page.heard == ""


def test_numbers_call_then_choose_and_enter_never_hangs_up_at_once():
    view = View((1280, 720), page_scale((1280, 720)))
    for name, first in (("11_phone", Action("phone_call", "qa")), ("11_phone_report", Action("phone_fact", "stop"))):
        composer = Composer(view, palette())
        navigator = Navigator(composer)
        scene = phone_close(hmi_pages()[name], words("en"))
        navigator.show(scene, composer.compose(scene))
        assert navigator.key("2")
        assert navigator.take() == [first]
        assert navigator.focus().action.name != "phone_hang_up"


@pytest.mark.parametrize("language", ["en", "fr", "xx"])
@pytest.mark.parametrize("window", [(1280, 720), (1024, 768), (1920, 1080)])
def test_both_panels_fit_beside_each_other_and_above_the_caption(window, language):
    view = View(window, page_scale(window))
    report, left = Composer(view, palette()).compose(phone_close(hmi_pages()["11_phone_report"], words(language)))
    assert left.x + left.brush.image.width <= report.x
    for panel in (left, report):
        assert panel.y + panel.brush.image.height <= window[1]
        for one in panel.brush.texts:
            assert one.ink.x + one.ink.width <= one.room.x + one.room.width + 1.5, one.text


def test_the_caption_names_who_answers():
    from collections import deque

    from game.fill import Shown

    said = Event(1.0, "night", "said", {"who": "supervisor", "text": "Go on, I am writing."})
    session = SimpleNamespace(journal=Journal(), speech=deque([said]), readings={}, parts=None)
    shown = Shown(known_alarms=0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.fill.standing_alarms", lambda *_: 0)
        follow(shown, session, words("fr"), 0.0)
    assert shown.caption.speaker == "Responsable"
