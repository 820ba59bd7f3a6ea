"""One sample of every screen, as mission c01_m1 would fill it; used by tests and by tools/ui_shots.py."""

# ruff: noqa: E501 - sample sentences and rows are easier to compare when each stands on one line
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml
from PIL import Image

from game.hmi.analyser import AnalyserPage, Result
from game.hmi.eds import EdsPage, Gauge
from game.hmi.feed_scale import FeedScalePage
from game.hmi.microscope import MicroscopePage
from game.hmi.model import EbrPage, EbrRow, EbrStep, EmsAlarm, EmsFact, EmsPage, EmsRoom, EmsTrend, GaugePage, PlantPage
from game.hmi.phase_contrast import Seen
from game.hmi.phone_panel import PhonePage, Said
from game.hmi.qms import QmsPage, QmsRecord
from game.hmi.screens import draw
from game.hmi.slide import Slide
from game.hud import pages
from game.hud.model import (
    Alarm,
    BoardRow,
    Caption,
    Clock,
    Decision,
    Exam,
    Figure,
    Hands,
    Hint,
    HoldRing,
    HudModel,
    LookFirst,
    Offer,
    Option,
    Pointer,
    Target,
    Tasks,
    Tutorial,
    VerbMenu,
)
from game.hud.scene import Scene, View
from game.hud.screens.build import build
from game.hud.tokens import palette
from game.settings import Settings
from game.words import Words
from tests.game.desk_samples import desk_pages
from tests.game.reactor_samples import reactor_pages

TASKS = Tasks("Read the airlock gauge", 6, 14, "First entry", (
    BoardRow("done", "Log in with your own badge and open the entry procedure"),
    BoardRow("done", "Wash hands 30 s with soap", "24 s counted"),
    BoardRow("next", "Read the airlock gauge", "set point 10 Pa"),
    BoardRow("open", "Enter, let the outer door close", "after the gauge"),
    BoardRow("open", "Choose your size; check the date"),
    BoardRow("blocked", "Sign the entry record", "needs: you stand in the corridor"),
))  # fmt: skip
CLOCK = Clock("Day 1", "08:14:20")
HUD = HudModel(
    TASKS,
    CLOCK,
    Hands("", "Coverall"),
    Pointer(640, 300, "Pressure gauge, airlock D", "Click: walk there and read it"),
    Target(590, 270, 62, 62, is_round=True),
    caption=Caption("Higher pressure inside keeps the corridor air out. What does it say?", "Coach"),
)
ASK = Decision(
    "You have a small cut on a finger. What do you do?",
    (
        Option("a", "Put on two pairs of gloves and say nothing"),
        Option("b", "Tell the supervisor; stay outside open-product areas until cleared"),
        Option("c", "Cover with a plaster and go on"),
    ),
    "Day 1 · 08:03",
    clock_runs=False,
    look=(LookFirst("sop", "SOP entry, page 2"),),
)
FIGURE = Figure(
    ("hair_cover",), "coverall", "Coverall, size M", (("Laundered", "12 Nov"), ("Use before", "12 Dec")),
    (("inside", "Inside of the collar"), ("tab", "Tab at the neck"), ("outside", "Outside of the sleeve")), "inside",
)  # fmt: skip
MODELS: dict[str, HudModel | pages.Page] = {
    "01_title": pages.TitlePage("Amira Benali", "First entry · step 6 of 14 · saved 08:14"),
    "01_title_new": pages.TitlePage(""),
    "02_missions": pages.MissionsPage(
        "Amira Benali",
        (
            pages.CourseRow("c01_env", 1, "Environment", 1, 3),
            pages.CourseRow("c02_usp", 2, "Upstream (USP)", 0, 4),
            pages.CourseRow("c06_di", 6, "Data integrity", 0, 3),
        ),
        (
            pages.MissionRow("c01_m1", "First entry: from street to the grade D corridor", "tutorial", 20, ("good", "Passed 88")),
            pages.MissionRow("c01_m2", "Morning transfer: two loads into the suite", "normal", 25, ("act", "Next")),
            pages.MissionRow("c01_m3", "The door that would not close", "abnormal", 30, ("warn", "Tried once: 68"), is_ready=False),
        ),
        "c01_env",
        "c01_m1",
        (("Wash hands", "demonstrated"), ("Gown for grade D", "practised"), ("Read a pressure", "mastered"), ("Use an airlock", "not_yet")),
        ("c01_m2", "Morning transfer", "it needs “use an airlock”, which you practised once."),
        "Last time you opened before the lamp was green.",
    ),
    "03_briefing": pages.BriefingPage(
        "c01_m1",
        "First entry: from street to the grade D corridor",
        "tutorial",
        20,
        0,
        "Your first day. You come from the street with a watch, a phone and a million skin particles. Leave them on the right side of each line, and the product will never meet you.",
        ("wash, gown and enter grade D in the right order", "read a pressure gauge before you open a door", "sign the entry record at the time it happens"),
        (("You are", "New technician"), ("Time", "08:00, day 1"), ("Route", "Lobby, changing room, airlock, grade D corridor"), ("Scored", "Six dimensions, pass at 75"), ("Stop", "Esc pauses and saves")),
        "What frees more germs per minute?",
        ("A person in street clothes, standing", "The same person in grade D, walking fast", "An open door at 15 Pa"),
        1,
    ),
    "03_sop": pages.SopPage("SOP-ENV-001 Entry to grade D", ("Leave watch, jewellery, phone and food in the locker.", "Wash hands 30 s with soap; dry with a single-use towel.", "Read the gauge of the airlock: 10 Pa, action under 5 Pa."), 1, 3),
    "04_hud": HUD,
    "05_hud_board_hold": replace(
        HUD,
        tasks=replace(TASKS, is_open=True),
        pointer=None,
        target=None,
        hold=HoldRing(760, 330, 0.62, "Rub your hands · 12 s", "Dry all over: 24 s", is_toggle=True),
        hint=Hint(1, 3, 1, "Look at the lamp before you touch the handle.", 3),
        caption=Caption("water runs", is_sound=True),
    ),
    "06_hud_alarm": replace(
        HUD,
        tasks=replace(TASKS, sop_only=True),
        pointer=None,
        alarms=(
            Alarm(2, "Airlock D pressure low, 4.6 Pa", "High · action 5 Pa · 09:41:20"),
            Alarm(3, "Outer door open 71 s", "Medium · limit 60 s"),
            Alarm(4, "Corridor particles", "Low", "acknowledged"),
        ),
    ),
    "06_alarms": pages.AlarmsPage(
        (
            Alarm(2, "PAL_D: Pressure 4.6 Pa", "limit 5 · 09:41:20"),
            Alarm(3, "Door DR025 open too long", "open 71 s · 09:41:02", "acknowledged"),
            Alarm(4, "COR_D: Particles ≥ 0.5 µm 212 000", "limit 200 k · 09:12:40", "gone"),
        ),
        "09:42:31",
    ),
    "06_hud_alarm_still": replace(HUD, pointer=None, target=None, alarms=(Alarm(1, "Both airlock doors open", "Close one, wait for green · 09:41:20"),), is_silenced=True),
    "07_hud_exam": replace(HUD, exam=Exam("Amira Benali", "18:42"), tasks=replace(TASKS, sop_only=True)),
    "08_decision": ASK,
    "08_decision_feedback": replace(ASK, chosen="b", sureness="sure", verdict="best", feedback="Wounds shed microorganisms, and only a supervisor can decide the assignment."),
    "08_decision_called": replace(ASK, called="Nobody can come now. Decide with what you know, and say why."),
    "08_question": replace(ASK, is_question=True, look=(), chosen="a", question="Why does the airlock stand at 10 Pa?"),
    **{f"09_pause_{tab}": pages.PausePage(Settings(), tab, "10:42") for tab in ("access", "sound", "picture", "language")},
    "09_pause_controls": pages.PausePage(Settings().bind("hint", 0, "g"), "controls", "10:42", waiting_for="hurry/0"),
    "09_settings_from_title": pages.PausePage(Settings(), "access", in_game=False),
    "10_tutorial": HudModel(
        tutorial=Tutorial(3, 9, "Take the bottle: click it.", offers_show=True),
        offer=Offer("Hard to aim?", "We can make things bigger to the hand, or you step through them with N.", "steady_hand=0.4"),
        caption=Caption("You walked here by clicking the floor"),
    ),
    "10_learned": pages.LearnedPage(("steady_hand=0.40", "holding=toggle")),
    "10_learned_nothing": pages.LearnedPage(),
    "01_person": pages.PersonPage("Amira"),
    "04_hud_mirrored": replace(HUD, is_mirrored=True),
    "12_gowning": replace(HUD, figure=FIGURE, pointer=None, target=None, caption=Caption("Only the inside meets your hands. Gather the legs: the floor counts.", "Coach")),
    "12_gowning_held": replace(HUD, figure=replace(FIGURE, grips=(), facts=(("Legs", "hang loose: R gathers them"),)), pointer=None, target=None),
    "12_mirror": replace(HUD, pointer=None, figure=Figure(("hair_cover", "coverall", "overshoes"), spots=(("nape", "Nape", True), ("wrist", "Wrists", False), ("hair", "Hair", False)))),
    "13_controls": pages.HelpPage((("hint", "J"),)),
    "14_report": pages.ReportPage((("41", "08:12:05", "touched the outside of the coverall"), ("44", "08:13:20", "opened the inner door"), ("46", "08:14:02", "took the gloves")), "41", ""),
    "15_verbs": replace(HUD, pointer=None, verbs=VerbMenu(600, 250, "Coverall", (("take", "Take it"), ("check_expiry", "Check the date"), ("check_integrity", "Look at the seams")))),
    "30_debrief": pages.DebriefPage(
        "First entry: from street to the grade D corridor",
        "You brought 4 germs into the corridor; an unwashed thumb carried three of them.",
        78, True, 75,
        (("Procedure", 88), ("Hygiene", 64), ("Environment", 90), ("Records", 80), ("Judgement", 70), ("Calm", 85)),
        (("08:04:11", "Rub of 24 s, thumbs left out", "minor"), ("08:09:40", "Gauge read before the door was opened", "good"), ("08:12:05", "The coverall's outside was touched", "major"), ("08:16:30", "Entry signed as it happened", "good")),
        "", "", ("c01_m2", "Morning transfer"), "out/debrief.html",
    ),
    "31_flight": pages.FlightPage(
        "7.3", "14:05:10", 7.0, 60, (1, 10, 60, 600, 3600),
        (pages.Cause("agitator", "Shaft slips on the agitator"), pages.Cause("sparger", "Sparger clogs"), pages.Cause("do_a_sensitivity", "Oxygen probe A loses signal", "works"), pages.Cause("do_a_tau", "Oxygen probe A turns slow", "waits"), pages.Cause("do_a_offset", "Oxygen probe A: zero error"), pages.Cause("do_a_frozen", "Oxygen probe A freezes"), pages.Cause("do_b_sensitivity", "Oxygen probe B loses signal")),
        "do_a_sensitivity", (0.5, 0.0, 2.0, 1.0, "1"), (1, 4), "alarm", "", "1h", "now", ("0", "10min", "1h", "3h"), ("now", "10min", "1h", "6h"), ("Oxygen probe A loses signal", "Oxygen probe A turns slow"),
    ),
    "32_loading": pages.LoadingPage("Rooms", 0.42),
    "33_error": pages.ErrorPage("The mission cannot be played", "A tag in it does not exist. Choose another mission, or mend the file.", "levels/c01_env/c01_m1/mission.yaml:31:9: tag 'air.PAL_D.presure' does not exist; did you mean 'air.PAL_D.pressure'?"),
    "34_resume": pages.ResumePage("First entry", "Airlock D, step 8 of 14", "today 10:42", "At most 1 s is lost."),
}  # fmt: skip


def scenes() -> dict[str, Callable[[Words, View], Scene]]:
    """Return name -> builder of each sample."""

    def one(model: HudModel | pages.Page | Decision) -> Callable[[Words, View], Scene]:
        shown = HudModel(decision=model) if isinstance(model, Decision) else model
        return lambda w, view: build(shown, w, view)

    return {name: one(model) for name, model in MODELS.items()}


def rooms() -> tuple[EmsRoom, ...]:
    """Return every room of the plant as the EMS shows it, PAL_D in alarm."""
    plan = yaml.safe_load((Path(__file__).resolve().parents[2] / "levels/facility/facility.yaml").read_text("utf-8"))
    return tuple(
        EmsRoom(r["id"], r["x"], r["y"], r["w"], r["d"], r["grade"], r["pressure_pa"], 2 if r["id"] == "PAL_D" else 0)
        for r in plan["rooms"]
    )


STEPS = (
    EbrStep("e1", "1 Badge and procedure", "complete"),
    EbrStep("e2", "2 Health declaration", "exception"),
    EbrStep("e3", "3 Entry to grade D", "in_progress"),
    EbrStep("e4", "4 Pressure readings", "open"),
    EbrStep("e5", "5 Exit", "locked"),
)
ROWS = (
    EbrRow("Hand wash", "30 s", "20 s or more", "automatic", "08:07 sink CHG"),
    EbrRow("Coverall lot", "L-2207", "in date", "scan", "08:11 A. Benali"),
    EbrRow("Airlock pressure", "10.2 Pa", "5 or more", "hand", "08:14 corrected: typing error", old="102"),
    EbrRow("Corridor pressure", "", "13 or more", "hand", "", field="corridor_dp", unit="Pa", late_minutes=19),
)
EBR = EbrPage("Entry record ENT-0412", "Grade D, people", "08:33", "A. Benali", (), "4:12", STEPS, "e3", ROWS,
    meaning="performed by me", why_not="One entry is open.", field="corridor_dp", draft="15.1")  # fmt: skip
TREND = EmsTrend(
    "Pressure, Pa, 10 min",
    tuple((-600 + 10 * n, 10.0 if n < 54 else 4.6) for n in range(61)),
    0,
    15,
    8,
    5,
    "09:32",
    "09:42",
)
EMS = EmsPage(
    "09:42:31", "pressure", (), "PAL_D", "Airlock D, people",
    (EmsFact("Pressure", "4.6 Pa", "10 (8 / 5)", 2), EmsFact("≥ 0.5 µm per m³", "412\u00a0000", "3.52 M"), EmsFact("Temperature", "20.4 °C", "17 to 23"), EmsFact("Outer door", "open 71 s", "20 / 60", 3)),
    TREND, (EmsAlarm(2, "active", "PAL_D pressure low", "4.6 Pa", "action 5 · 09:41:20 · not acknowledged", "PAL_D"),), here="COR_D",
)  # fmt: skip

ILL, WELL = Slide(1 << 40, (28, 3, 6, 600)), Slide(1 << 41, (31, 2, 5, 0))

SAYS = tuple(Said(part) for part in ("what", "since", "excluded", "ask"))
REPORTED = (
    Said("what", ("DO_A 25 %, DO_B 67 %, O₂ flow 48 L/min",)),
    Said("since", ("About 02:15, slow ramp",)),
    Said("excluded", ("Supply failure: O₂ flow is not zero", "Contamination: no rods in ten fields")),
    Said("ask"),
)
FACTS = (
    ("to_b", "Agreement to switch control to probe B", True),
    ("stop", "Permission to stop the feed", False),
    ("come", "Someone to come and look", False),
)

METAB = AnalyserPage(
    "Metabolite analyser", "02:41:10", True, 3, "2 min old, open to the air", 0, -1.0, "", False, 2, "4 min",
    (
        Result("Glucose", "0.41", "g/L", "±\u00a05\u00a0%", "2–6 / 1–8", 2), Result("Lactate", "3.12", "g/L", "±\u00a05\u00a0%", "≤\u00a03 / ≤\u00a04", 3),
        Result("Ammonium", "2.0", "mM", "±\u00a05\u00a0%", "≤\u00a05 / ≤\u00a08"), Result("Osmolality", "331", "mOsm/kg", "±\u00a03", "270–380 / 260–420"),
        Result("pCO₂", "61", "mmHg", "±\u00a08\u00a0%", "30–100 / 20–150"), Result("pH", "6.98", "", "±\u00a00.02"), Result("Dissolved oxygen", "75", "%", "±\u00a03"),
    ), 25.0, 50.0,
)  # fmt: skip
COUNTS = (
    Result("Viable cells", "14.2", "10⁶/mL", "±\u00a08\u00a0%"),
    Result("Viability", "93.8", "%", "±\u00a01.5", "≥\u00a095 / ≥\u00a090", 3),
)

TITLES = (
    "DO_A 39 %, DO_B 75 %, oxygen flow 7.7 L/min at 02:20",
    "Rods swim in every field at 400x: the culture is contaminated",
    "The exhaust valve of the reactor is wide open",
)
RECORDS = (
    QmsRecord("DEV-0002", TITLES[0], "draft", "", (), "03:02:10"),
    QmsRecord("DEV-0001", TITLES[1], "submitted", "critical", ("B2607",), "02:58:00"),
)

TANK = (
    Gauge("temp", "122.6", "°C", "alert 121.5–126, action 121–128"), Gauge("hold_min", "12.4", "min", "alert ≥\u00a030, action ≥\u00a020", 0.41),
    Gauge("f0", "14.8", "min", "alert ≥\u00a020, action ≥\u00a015", 0.74), Gauge("level", "42", "%", "alert ≤\u00a085, action ≤\u00a095"),
)  # fmt: skip


def hmi_pages() -> dict[str, PlantPage]:
    """Return name -> sample of each screen in the plant."""
    ems = replace(EMS, rooms=rooms())
    badges = (("B-1042", "Amira Benali", True), ("B-0007", "Jean Martin", False))
    return {
        **reactor_pages(),
        **desk_pages(),
        "26_ems": ems,
        "26_ems_note": replace(ems, is_noting=True, note="Fan AHU-2 slow"),
        "26_ems_limits": replace(ems, view="limits", alarms=()),
        "28_microscope": MicroscopePage("Sample 2", Seen(ILL, 3, 400, light=0.9), 4.0, 0.5, ("cells", "rods"), tally=(3, 1), total=(3, 9, 1, 15.0, 90.0)),
        "28_microscope_far": MicroscopePage("Sample 1", Seen(WELL, 10, 100, 12.0, grid=True), 0.0, 0.72, ("cells", "dead"), is_written=True, photographs=2),
        "11_phone": PhonePage(),
        "11_phone_rings": PhonePage("qa", parts=SAYS, open="what"),
        "11_phone_report": PhonePage("supervisor", "00:41", REPORTED, "ask", FACTS, "Night shift, Marc here. Go on, I am writing."),
        "28_metab": METAB,
        "28_metab_runs": replace(METAB, loaded=2, share=0.4, left="1:48", checked=False, unread=False, sample=0),
        "28_metab_ready": replace(METAB, unread=True, bottle=0),
        "28_cell_counter": replace(METAB, title="Cell counter", results=COUNTS, checked=False, loaded=3, extras=("prime", "print")),
        "27_qms_new": QmsPage("03:12:40", titles=TITLES),
        "27_qms_written": QmsPage("03:12:40", RECORDS, titles=TITLES, title=TITLES[1], kind="open_capa"),
        "27_qms_draft": QmsPage("03:12:40", RECORDS, "DEV-0002", batches=("B2607",), batch="B2"),
        "27_qms_submitted": QmsPage("03:12:40", RECORDS, "DEV-0001", batches=("B2607",)),
        "27_qms_approved": QmsPage("03:12:40", (replace(RECORDS[1], state="approved"),), "DEV-0001"),
        "24_eds": EdsPage("03:41:00", "holding", 42.0, TANK),
        "24_eds_asks": EdsPage("03:20:00", "filling", 18.0, TANK[3:], receives=True, asks="release_drain"),
        "24_eds_fault": EdsPage("03:20:00", "fault", 0.0, (replace(TANK[0], priority=2), *TANK[1:]), why="start_cycle: the tank is empty; open the inlet and receive the broth first"),
        "24_feed": FeedScalePage("02:18:30", 184.6, 27.0),
        "24_feed_stands": FeedScalePage("02:58:30", 252.0, 0.0, running=False, connected=True, primed=False),
        "27_ebr": EBR,
        "27_ebr_badge": replace(EBR, user="", badges=badges),
        "27_ebr_sop": replace(EBR, sop_title="SOP-ENV-001 Entry to grade D", sop=("Leave watch, jewellery, phone and food in the locker.", "Wash hands 30 s with soap; dry with a single-use towel.", "Read the gauge of the airlock before you open: 10 Pa."), sop_page=1, sop_pages=2),
        "29_gauge": GaugePage("PAL_D", "COR_S", 10.6, 10, 8, 5, 20, "03 Nov 2026", "03 May 2027"),
    }  # fmt: skip


def in_world() -> dict[str, Callable[[Words], Image.Image]]:
    """Return name -> drawing of each screen in the plant."""

    def one(page: PlantPage) -> Callable[[Words], Image.Image]:
        return lambda w: draw(page, w, palette()).image

    return {name: one(page) for name, page in hmi_pages().items()}
