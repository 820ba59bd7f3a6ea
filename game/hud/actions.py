"""What a person asks of the program through a screen: a name and a value, no more.

A screen never carries an action out; `game/app.py` reads them from `Ui.take()` and decides.
"""

from dataclasses import dataclass

Scalar = str | float | bool | None

ACTIONS = {
    # menus
    "continue": "resume the saved run; value none",
    "missions": "open the mission list",
    "tutorial": "start the two-minute tutorial of the hands",
    "settings": "open the settings; value: tab or none",
    "quit": "leave the program",
    "not_you": "choose another person",
    "person": "go on as this person; value: name",
    "language": "value: en or fr",
    "back": "leave this screen",
    "course": "choose a course in the list; value: course id",
    "mission": "choose a mission in the list; value: mission id",
    "brief": "open the briefing; value: mission id",
    "exam": "open the briefing of the exam; value: mission id",
    "guess": "choose the unscored guess; value: index as text",
    "begin": "start the mission; value: mission id",
    "sop": "read the procedure; value: SOP id or none",
    "resume_journal": "take up the journal found at the start",
    "discard_journal": "leave the journal found at the start as it is",
    # in the plant
    "board": "open or fold the task board",
    "slower": "one play speed down",
    "faster": "one play speed up",
    "freeze": "stop or go on with the time",
    "pause": "open the pause screen",
    "resume": "leave the pause screen",
    "rewind": "go back 30 s",
    "contest": "that was the controls: set the last act aside",
    "save_leave": "save and go to the title",
    "hand": "use the other hand; value: left or right",
    "hint": "open the hint panel",
    "hint_more": "open the next hint level",
    "hint_close": "close the hint panel",
    "report": "open the report of a slip",
    "report_act": "choose the act of the last five minutes; value: journal number as text",
    "report_done": "choose what was done about it; value: id",
    "report_send": "write the report",
    "help": "open the controls card",
    "silence": "stop the alarm tone, never the alarm",
    "alarm_list": "show all alarms",
    "break": "ask the trainer for a break",
    "verb": "carry out a verb of the menu; value: verb id",
    "grip": "take a garment by a grip; value: inside, tab or outside",
    "turn_over": "turn the held garment over: gather its legs",
    "don": "put on what is held; value: body zone where it was dropped",
    "mirror": "look at and mend a spot; value: spot id",
    # decisions and questions
    "option": "choose an option; value: option id",
    "sure": "how sure; value: guess, fairly or sure",
    "answer": "give the chosen answer",
    "look_first": "look before choosing; value: trend, sample or sop id",
    "call": "something else: call the supervisor",
    "dialog_close": "close the feedback",
    # settings
    "tab": "choose a settings tab; value: tab id",
    "set": "change a setting; value: 'name=value'",
    "remap": "wait for a key for this intent; value: 'intent/slot'",
    "remap_reset": "all keys as delivered",
    # tutorial
    "tutorial_show": "show me how",
    "tutorial_skip": "skip this step",
    "tutorial_skip_all": "skip all of it",
    "offer_accept": "take the offered setting; value: 'name=value'",
    "offer_refuse": "leave it as it is",
    # debrief
    "open_browser": "open the debrief in the browser",
    "again": "play the mission again",
    "next_mission": "go to the advised mission; value: mission id",
    "plus": "what went well; value: text",
    "delta": "what to change; value: text",
    # screens in the plant; the target is the instance whose page is open
    "page_close": "step back from the page",
    "ebr_login": "hold a badge to the reader; value: badge",
    "ebr_logout": "lock the session",
    "ebr_step": "open a step of the record; value: step id",
    "ebr_field": "the field to write into; value: field id",
    "ebr_enter": "confirm a value; value: 'field=value unit'",
    "ebr_late": "why late; value: reason id",
    "ebr_sop": "page of the procedure; value: page number as text",
    "ebr_comment": "add a comment; value: text",
    "ebr_sign": "sign; value: meaning",
    "ems_view": "value: pressure, particles, climate or limits",
    "ems_room": "value: room id",
    "ems_ack": "acknowledge with a note; value: text of the note",
    "ems_note": "add a note; value: text",
    "ems_trend": "open the trend of the chosen room; value: room id",
    "gauge_ack": "confirm that the gauge was read",
    "micro_objective": "turn the nosepiece; value: 100, 200 or 400",
    "micro_turn": "turn a knob of the microscope a little; value: 'focus:+1' or 'light:-1'",
    "micro_field": "go to another field; value: 1 to 10",
    "micro_photo": "keep a picture of the field",
    "micro_grid": "show or hide the counting grid",
    "micro_tally": "count one more or one less; value: '0:+1' bright, '1:-1' dark",
    "micro_name": "say, or no longer say, that this is seen; value: cells, dead, rods, yeast, debris or unsure",
    "micro_write": "write what is seen in this field to the record",
    "phone_call": "call somebody; value: supervisor, qa, maintenance, hse or bms",
    "phone_hang_up": "end the call",
    "phone_part": "the part of the report to fill; value: what, since, excluded or ask",
    "phone_fact": "take a fact into the report, or take it out; value: fact id",
    "phone_say": "say what was put together",
    "lab_do": "operate the instrument whose page is open; value: its control",
    "qms_new": "begin a new record",
    "qms_take": "take a record in hand; value: its number",
    "qms_kind": "what the new record is; value: open_deviation, open_capa or open_change",
    "qms_title": "take a title; value: its place in the list from 0",
    "qms_open": "open the record with its title",
    "qms_do": "change the record in hand; value: 'control=value'",
    "eds_do": "press a button of the kill tank's panel; value: its control",
    "feed_do": "press a key at the feed bag; value: its control",
    "hmi_tab": "open a page of the reactor's panel; value: overview, trends, loops, alarms or recipe",
    "hmi_worst": "open the alarm list at the worst alarm; value: key",
    "hmi_loop": "open the faceplate of a loop; value: loop",
    "hmi_way": "turn a faceplate to its other side; value: operate or calibrate",
    "hmi_choose": "choose a change, to be confirmed; value: 'control=value'",
    "hmi_step": "one step down or up in the number to be set; value: 'control:-' or 'control:+'",
    "hmi_confirm": "carry out the change that was chosen",
    "hmi_cancel": "forget the change that was chosen, or close the refusal",
    "hmi_span": "how far back the trends go; value: span id",
    "hmi_group": "which tags the trends show; value: group id",
    "hmi_note": "open the field of a note; value: none, or the note to be written",
    "hmi_view": "which alarms are listed; value: active, shelved or history",
    "hmi_alarm": "choose an alarm in the list; value: key",
    "hmi_ack": "acknowledge one alarm; value: key",
    "hmi_response": "open or close the response to an alarm; value: key",
    "hmi_trend": "show the trend of an alarm's tag; value: key",
    "hmi_shelve": "shelve the chosen alarm: first press asks for time and reason; value: key",
    "hmi_minutes": "for how long it is shelved; value: minutes",
    "hmi_unshelve": "take an alarm from the shelf; value: key",
    "hmi_phase": "choose a phase of the procedure; value: phase id",
    # text fields: the words being written
    "field": "the field that takes the keys; value: field id",
    "text": "the text of the field changed; value: 'field=text'",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One wish of the person: a name of `ACTIONS` and its value."""

    name: str
    value: Scalar = None

    def __post_init__(self) -> None:
        if self.name not in ACTIONS:
            message = f"action {self.name!r} is not in game/hud/actions.py; add it there with one sentence"
            raise ValueError(message)
