"""The alarm list of the reactor, from what the control system remembers of it."""

from dataclasses import dataclass

from game.hmi.reactor_model import AlarmRow, ReactorAlarms
from game.reactor_look import STATES, Look, Standing, head, side_words, state_words
from game.words import worded
from training.alarm_list import response

LOOP_OF = {  # signal -> the faceplate that answers it
    "do": "do", "do_b": "do", "o2_valve": "o2", "ph": "ph", "base_total": "ph", "temp": "temp", "jacket_temp": "temp",
    "press": "press", "exhaust_valve": "press", "filter_dp": "press", "agit": "agit", "air_flow": "air",
    "o2_flow": "o2", "co2_flow": "co2", "foam": "antifoam", "tripped": "press",
}  # fmt: skip
LINES = 60  # of the history that are kept at hand; the newest stand on the page


@dataclass(slots=True)
class AlarmsChosen:
    """What is chosen on the page of alarms."""

    view: str = "active"
    key: str = ""
    response: str = ""
    shelving: bool = False
    minutes: str = "30"
    reason: str = ""
    refusal: str = ""

    def forget(self) -> None:
        """What was begun and not carried out is gone."""
        self.shelving, self.reason, self.refusal, self.response = False, "", "", ""


def alarms_page(look: Look, chosen: AlarmsChosen) -> ReactorAlarms:
    """The list with the chosen alarm."""
    w, every = look.words, look.standing()
    active = [one for one in every if one.state != "shelved"]
    shelved = [one for one in every if one.state == "shelved"]
    views = (
        ("active", w("Active {n}", n=len(active))),
        ("shelved", w("Shelved {n}", n=len(shelved))),
        ("history", w("History")),
    )
    if chosen.view == "history":
        rows = _history(look)
    else:
        rows = tuple(_row(look, one) for one in (active if chosen.view == "active" else shelved))
    keys = [row.key for row in rows]
    key = chosen.key if chosen.key in keys else (keys[0] if keys and chosen.view != "history" else "")
    one = next((one for one in every if one.key == key), None)
    readings = look.reader.session.readings
    return ReactorAlarms(
        head(look),
        chosen.view,
        views,
        rows,
        key,
        w("Alarms in 10 min: {n}", n=int(readings.get("CTL.dcs.alarm_rate", 0.0))),
        is_flood=readings.get("CTL.dcs.flood", 0.0) > 0.0,
        response=_response(look, one) if one is not None and chosen.response == one.key else (),
        loop="" if one is None else LOOP_OF.get(one.signal, ""),
        shelving=chosen.shelving and one is not None,
        minutes=chosen.minutes,
        reason=chosen.reason,
        refusal=chosen.refusal,
    )


def _row(look: Look, one: Standing) -> AlarmRow:
    w, tag = look.words, look.tag(one.signal)
    status = state_words(one.state, w)
    if one.state == "shelved":
        status = w("shelved until {time}: {reason}", time=look.clock(one.until)[:5], reason=one.reason)
    return AlarmRow(
        one.key,
        one.priority,
        one.state,
        look.since(one.since),
        tag.label,
        side_words(tag, tag.name, one.side, w),
        "" if tag.is_state else tag.value(look.value(one.signal)),
        "" if tag.is_state else tag.figure(one.limit),
        status[:1].upper() + status[1:],
        can_acknowledge=one.waits,
    )


def _history(look: Look) -> tuple[AlarmRow, ...]:
    """The newest changes first; each line has a key of its own, so that the keys can step through them."""
    if look.dcs is None:
        return ()
    w, rows = look.words, []
    said = {
        "raised": w("Raised"),
        "cleared": w("Back to normal"),
        "acknowledged": w("Acknowledged"),
        "shelved": w("Shelved"),
        "unshelved": w("Unshelved"),
    }
    states = {"raised": "unacknowledged", "cleared": "returned", "unshelved": "unacknowledged"}
    desk = look.reader.session.parts.plant.units["dcs"].desk  # type: ignore[attr-defined]
    mine = [line for line in look.dcs.log if line.key.startswith(f"{look.instance}.")]
    for number, line in enumerate(reversed(mine[-LINES:])):
        tag = look.tag(line.key.removeprefix(f"{look.instance}."))
        who = {"trainee": look.reader.person or w("Trainee")}.get(line.actor, line.actor)
        rows.append(
            AlarmRow(
                f"log:{number}",
                desk.by_key[line.key].priority,
                STATES[states.get(line.change, line.change)],
                look.since(line.time),
                tag.label,
                side_words(tag, tag.name, line.side, w) if line.side else tag.name,
                "" if tag.is_state else tag.value(line.value),
                "",
                f"{said[line.change]} {who}".strip(),
            )
        )
    return tuple(rows)


def _response(look: Look, one: Standing) -> tuple[str, ...]:
    """What happens if nobody acts, then what to do first, a sentence a line."""
    equipment = look.reader.facility.placed[look.instance].equipment
    found = response(equipment, one.signal, one.side)
    if found is None:
        return ()
    language = look.words.language
    acts = worded(found.action, language).rstrip(".").split(". ")
    return (worded(found.consequence, language), *(f"{act}." for act in acts))
