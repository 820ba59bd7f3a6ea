"""A player of the things around the reactor, whatever the hands are: phone, quality terminal, tank, microscope."""

from tests.game.players import Player

MISSION = """
schema: firstair.mission/1
id: lab
type: normal
title: The bench beside the reactor
role: operator
briefing: [It is day 7 of batch B2607.]
par: 30 min
clock: "02:10:00"
guidance: 3
rooms: [USP]
equipment: [br2000, sampler, metab, cell_counter, microscope, phone, feedbag, qms]
set:
  - {target: trainee.be_in, value: USP}
steps:
  - {id: s1, room: USP, target: mission.tell, do: Report what you saw, done: {happens: {event: report_given}},
     competency: docs.deviation.report, if_missed: major, hints: {nudge: a, explicit: b, demo: c}}
dialogue:
  excluded: 0
  facts:
    - {id: rods, part: what, text: Rods swim in every field., seen: {happens: {event: slide_viewed}}}
    - {id: now, part: since, text: In the sample of this hour., seen: {happens: {event: slide_viewed}}}
    - {id: contain, part: ask, text: "May I stop the feed?", seen: {happens: {event: slide_viewed}}}
  contacts:
    - {id: supervisor, greets: "Night shift, go on.", missing: {}, replies: [{text: Stop it.}]}
ends: {happens: {event: trip_reset}}
"""


class NightPlayer(Player):
    """Plays run files of the reactor's hall: calls, reports, records, and the panel of the kill tank."""

    def _do(self, target, act):
        if target.startswith("mission."):
            return
        super()._do(target, act)

    def _tell(self, value, act):
        """A report, part by part, with the receiver in the hand."""
        for part in value.split(";"):
            name, _, facts = part.partition("=")
            self.hand.choose(f"phone_part={name}")
            for fact in facts.split(","):
                self.hand.choose(f"phone_fact={fact}")
        self.hand.choose("phone_say=")

    def _at_phone(self, instance, control, value, act):
        self._open(instance, "handset")
        if control == "hang_up":
            self.hand.choose("phone_hang_up=")
            return
        self.hand.choose(f"phone_call={control.removeprefix('call_')}")
        self.desk.until(lambda s: any(b.startswith("phone_part=") for b in s["buttons"]), "an answer", 12.0)
        self.wait(8.0)  # until somebody has greeted

    def _at_qms(self, instance, control, value, act):
        self._open(instance, "screen")
        if control.startswith("open_"):
            if "qms_new=" in self.desk.seen()["buttons"]:
                self.hand.choose("qms_new=")
            self.hand.choose(f"qms_kind={control}")
            self.hand.choose("qms_title=0")
            self.hand.choose("qms_open=")
        else:
            self.hand.choose(f"qms_do={control}={value}")

    def _at_eds(self, instance, control, value, act):
        self._open(instance, "screen")
        self.hand.choose(f"eds_do={control}")
        if control in ("release_drain", "abort"):
            self.hand.choose(f"eds_do={control}")

    def _at_microscope(self, instance, control, value, act):
        self._open(instance, "eyepiece")
        if control == "photograph":
            self.hand.choose("micro_photo=")

    def _at_metab(self, instance, control, value, act):
        if control == "read":
            self._open(instance, "screen")
        else:
            self._at_thing(instance, control, value, act)

    _at_cell_counter = _at_metab

    def _open(self, instance, part):
        """The page of a thing; opened anew, so that looking is an act each time."""
        if self.desk.seen()["page"] == instance:
            return
        self._step_back()
        self.touch(f"{instance}.{part}")
        self.desk.until(lambda s: s["page"] == instance, f"the page of {instance}", 6.0)
