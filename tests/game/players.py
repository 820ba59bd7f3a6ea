"""One player of a mission and one learner of the tutorial, whatever their hands are [tests/game/devices.py].

They know the mission's passing run and the table of verbs, and read what is on the screen. Nothing here submits
anything to the session.
"""

import yaml

from game import equipment
from game.hands_on import LEAVES
from game.hud.tutorial import LESSONS
from tests.game.desk import LONG

LONG_WAIT = 8.0  # s


def passing_run(path):
    """The acts of a run file, each as (word, value, other words)."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(next(iter(act)), act[next(iter(act))], act) for act in document["acts"]]


def seconds(text):
    return float(str(text or "0 s").split()[0])


class Player:
    """Plays acts in order with a hand."""

    def __init__(self, desk, hand):
        self.desk, self.hand, self.answers = desk, hand, {}

    def play(self, acts, until=frozenset()):
        for word, value, act in acts:
            getattr(self, f"_{word}", self._nothing)(value, act)
            self._answer_what_is_asked()
            self.wait(seconds(act.get("for")))
            self._answer_what_is_asked()
            if until and set(self.desk.seen().get("done", ())) >= until:
                return

    def finish(self):
        """Answer what is asked after the run; returns the page that follows."""
        while self.desk.seen()["screen"] == "play":
            self.desk.until(lambda s: s["screen"] != "play" or s["dialog"], "the questions after the run", 10.0)
            if self.desk.seen()["screen"] == "play":
                ask = self.desk.app.view.state.dialog.ask
                self.answers[ask.id] = str(ask.answer)
                self._answer_what_is_asked()
        return self.desk.app.flow.debrief

    def wait(self, time):
        """Let plant time pass; a long wait by the time controls, as a person in a hurry would."""
        if time < LONG_WAIT or not self.hand.hasten(faster=True):
            self.desk.frames(time, LONG)
            return
        speed = self.desk.seen()["speed"]
        self.desk.frames(time / speed, LONG)
        self.hand.hasten(faster=False)

    def _nothing(self, value, act):
        """What only a script does: a declaration without a dialog."""

    def _quiz(self, value, act):
        self.answers |= {name: str(option) for name, option in value.items()}
        self.desk.until(lambda s: s["dialog"], "the questions")

    def _answer(self, value, act):
        self.answers |= value

    def _wait(self, value, act):
        self.wait(seconds(value))

    def _walk(self, value, act):
        if value in self.desk.facility.rooms:
            here = self.desk.seen()["room"]
            door = next(d.id for d in self.desk.facility.doors.values() if d.joins(here, value))
            self._step_back()
            self.through(door, value)

    def through(self, door, room):
        for _ in range(4):
            if door not in self.desk.seen()["open"]:
                self.touch(f"{door}.leaf")
                self.desk.until(lambda s: door in s["open"] or s["caption"], f"{door} to open", 12.0)
            self.hand.pass_through(door)
            if self.desk.seen()["room"] == room:
                return
            self.desk.frames(2.0)
        raise AssertionError(f"{room} was not reached: {self.desk.seen()}")

    def touch(self, part):
        """Bring the hand to a part and act on it; walking up included."""
        self.hand.act(part)
        self.settle()

    def settle(self):
        self.desk.until(lambda s: not s["walks"] and not s["acts"], "hand and body to arrive", 40.0)

    def _do(self, target, act):
        instance, _, control = target.rpartition(".")
        value = str(act.get("value", ""))
        placed = self.desk.facility.placed[instance]
        act_on = getattr(self, f"_at_{placed.equipment}", self._at_thing)
        act_on(instance, control, value, act)

    def _at_thing(self, instance, control, value, act):
        self._step_back()
        verb = self._verb(instance, control, value)
        if verb.how == "hold":
            self.hand.hold(f"{instance}.{verb.part}", seconds(act["for"]))
            self.settle()
        else:
            self._take_verb(instance, verb)

    def _verb(self, instance, control, value):
        verbs = equipment.verbs(self.desk.facility.placed[instance].equipment)
        found = [v for v in verbs if v.control == control]
        return next((v for v in found if v.value in (value, value.partition(":")[0])), found[0])

    def _take_verb(self, instance, verb):
        slug = self.desk.facility.placed[instance].equipment
        leaf = verb.part in LEAVES.get(slug, ())
        parts = LEAVES[slug] if leaf else (verb.part,)
        self.touch(next((p for part in parts if self.hand.can(p := f"{instance}.{part}")), f"{instance}.{verb.part}"))
        menu = self.desk.seen()["menu"]
        if menu:
            self.hand.choose(f"verb={menu.index(verb.words)}")
            self.settle()

    def _at_gown_rack(self, instance, control, value, act):
        if control == "take_item":
            garment, _, grip = value.partition(":")
            self._take_verb(instance, self._verb(instance, control, garment))
            self.hand.choose(f"grip={grip or 'inside'}")
            self.desk.until(lambda s: s["held"] == garment, f"{garment} in the hand", 4.0)
        elif control == "don":
            if value == "coverall":
                self.hand.turn_over()
            self.hand.don()
            self.desk.until(lambda s: not s["held"], f"{value} on the body", 4.0)
        else:
            self._at_thing(instance, control, value, act)

    def _at_mirror(self, instance, control, value, act):
        if f"mirror={value}" not in self.desk.seen()["buttons"]:
            self.touch(f"{instance}.glass")
        self.hand.choose(f"mirror={value}")

    def _at_ebr(self, instance, control, value, act):
        if control == "login":
            self._step_back()
            self.touch(f"{instance}.reader")
            return
        if self.desk.seen()["page"] != instance:
            self.touch(f"{instance}.screen")
        if control == "sign" and "ebr_sop=0" in self.desk.seen()["buttons"]:
            self.hand.choose("ebr_sop=0")
        name = {"open_step": f"ebr_step={value}", "sign": "ebr_sign="}[control]
        seen = self.desk.until(lambda s: any(b.startswith(name) for b in s["buttons"]), f"button {name}", 4.0)
        self.hand.choose(next(b for b in seen["buttons"] if b.startswith(name)))

    def _at_ems(self, instance, control, value, act):
        self._step_back()
        self.touch(f"{instance}.screen")

    def _step_back(self):
        if self.desk.seen()["page"]:
            self.hand.step_back()
        if any(b.startswith("mirror=") for b in self.desk.seen()["buttons"]):
            self.hand.step_back()

    def _answer_what_is_asked(self):
        for _ in range(8):
            seen = self.desk.seen()
            if not seen.get("dialog"):
                return
            asked = seen["asks"]
            if asked not in self.answers:
                return
            self.hand.choose(f"option={self.answers[asked]}")
            if "sure=sure" in self.desk.seen()["buttons"]:
                self.hand.choose("sure=sure")
            self.hand.choose("answer=")
            self.hand.choose("dialog_close=")
            if self.desk.seen()["screen"] != "play":
                return


class Learner(Player):
    """Does what the tutorial's bar asks for, step by step."""

    def learn(self, lesson):
        step = self.desk.app.view.progress.step
        assert LESSONS[step].id == lesson, f"{lesson} was to come, the bar asks for {LESSONS[step].id}"
        getattr(self, f"_learn_{lesson}")()
        view = self.desk.app.view
        self.desk.until(lambda s: s["screen"] != "play" or view.progress.step > step, f"the end of {lesson}", 4.0)

    def _learn_look(self):
        self.hand.look_for("PAL_D.mirror.glass")
        self.desk.frames(0.8)

    def _learn_walk(self):
        self.hand.walk_to("ring")

    def _learn_take(self):
        self._at_gown_rack("PAL_D.gown_rack", "take_item", "hair_cover:inside", {})

    def _learn_put(self):
        self.hand.put_down("PAL_D.bin.body")
        self.settle()

    def _learn_rub(self):
        self.touch("PAL_D.bench_over.seat")
        self.hand.hold("PAL_D.sanitiser.bottle", 9.0)

    def _learn_wipe(self):
        for _ in range(3):
            self.hand.stroke()

    def _learn_door(self):
        self.through("DR026", "COR_D")

    def _learn_closer(self):
        self.hand.look_closer("COR_D.dp_gauge.dial")
        self.hand.choose("gauge_ack=")

    def _learn_help(self):
        self.hand.ask("hint")
        self.hand.ask("report")
