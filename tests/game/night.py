"""A mission of the tests' own: a person in the USP hall, the reactor with one alarm; nothing is asked."""

NIGHT = """\
schema: firstair.mission/1
id: night
type: normal
title: At the reactor
role: operator
briefing:
  - You stand in the hall. One alarm stands at the reactor.
  - "Goals: acknowledge it; change a set point."
par: 10 min
clock: "02:10:00"
guidance: 4
rooms: [USP]
equipment: [br2000]
weights: {safety: 20, quality: 40, gmp: 20, di: 10, time: 10, economy: 0}
set:
  - {target: trainee.be_in, value: USP}
  - {target: trainee.wear, value: site_uniform site_shoes}
  - {target: USP.br2000.set_agit, value: 60}
ends: {does: {control: USP.br2000.transfer}}
steps:
  - id: s1
    room: USP
    target: USP.br2000.ack_alarm
    do: Acknowledge the alarm at the reactor's panel
    short: Acknowledge the alarm
    done: {does: {control: USP.br2000.ack_alarm}}
    competency: usp.culture.monitor
    if_missed: major
    hints: {nudge: "What stands there?", explicit: "Panel, page of alarms.", demo: "Alarms, acknowledge."}
  - id: s2
    room: USP
    target: USP.br2000.set_do
    do: Set dissolved oxygen to 45 %
    short: Oxygen to 45 %
    done: {does: {control: USP.br2000.set_do}}
    competency: usp.culture.monitor
    if_missed: major
    hints: {nudge: "Which loop?", explicit: "Panel, page of loops.", demo: "Loops, set point, confirm."}
"""


def written(folder):
    """The mission in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mission.yaml").write_text(NIGHT, encoding="utf-8")
    return folder
