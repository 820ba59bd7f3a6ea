"""Signs and posters. Their facts (names, grade, pressure, garments) come from the plan.

Sign forms follow design/UX.md, signage.
"""

import math
from collections.abc import Callable
from functools import cache, partial

from assets.kit import pictograms
from assets.kit.print_canvas import (
    AMBER,
    BLUE,
    GREEN,
    GREY,
    INK,
    LINE,
    PALE_AMBER,
    PALE_BLUE,
    PALE_GREEN,
    PALE_RED,
    RED,
    WHITE,
    YELLOW,
    Canvas,
    Colour,
)
from assets.plan_source import RoomPlan, rooms

Row = tuple[float, float, float, Callable[[Canvas], None]]
GAUGED = ("PAL_D", "COR_D")
ALERT, ACTION = 2.0, 5.0  # Pa below set point [facility.yaml grade_rules]
DIAL_RANGE = 60.0  # Pa, full scale
DIAL_START, DIAL_SWEEP = 135.0, 270.0  # degrees clockwise from the right; 0 Pa lower left, 60 Pa lower right
STATUS: dict[str, tuple[str, str, str, str, Colour, Colour]] = {
    "clean": ("CLEAN", "PROPRE", "22 Nov 06:10 → 25 Nov 06:10", "drop", GREEN, PALE_GREEN),
    "to_be_cleaned": ("TO BE CLEANED", "À NETTOYER", "CHO-0146", "bars", INK, WHITE),
    "quarantine": ("QUARANTINE", "QUARANTAINE", "M-2207", "pause", (128, 80, 0), PALE_AMBER),
    "released": ("RELEASED", "LIBÉRÉ", "M-2198 · QA 20 Nov", "tick", GREEN, PALE_GREEN),
    "rejected": ("REJECTED", "REFUSÉ", "M-2190 · DEV-311", "cross", RED, PALE_RED),
}
WASH = (
    ("Wet", "Mouiller"),
    ("Palm to palm", "Paumes"),
    ("Backs", "Dos des mains"),
    ("Fingers", "Entre les doigts"),
    ("Thumbs", "Pouces"),
    ("Tips", "Bouts des doigts"),
)
CHECKS = (
    ("nape", "Nape covered", "Nuque couverte", (0, -3.3)),
    ("neck_flap", "Neck flap closed", "Col fermé", (0, -2.3)),
    ("wrist", "Cuffs at wrists", "Poignets fermés", (2.5, 1.4)),
    ("ankle", "Ankles covered", "Chevilles couvertes", (0.7, 4.3)),
    ("hair", "No hair visible", "Aucun cheveu", (0, -4.8)),
)
CHECK_ROWS = (170, 226, 290, 372, 108)  # mm, where the words of each check stand


def signs() -> dict[str, Row]:
    """Width, height (mm), pixels per mm and drawing of each sign."""
    out: dict[str, Row] = {}
    plan = _plan()
    for name in GAUGED:
        out[f"dp_{name}"] = (120.0, 60.0, 4.0, partial(_gauge_plate, plan[name]))
        out[f"dial_{name}"] = (110.0, 110.0, 5.0, partial(_dial, plan[name].pressure))
    for key, row in STATUS.items():
        out[f"status_{key}"] = (150.0, 46.0, 3.0, partial(_status, row))
    out["interlock"] = (280.0, 130.0, 2.5, _interlock)
    out["release"] = (120.0, 50.0, 3.0, _release)
    out["exit"] = (260.0, 110.0, 1.5, _exit)
    out["prohibited"] = (300.0, 300.0, 2.0, _prohibited)
    out["wash"] = (300.0, 210.0, 2.0, partial(_wash, ("Wash 30 s", "Laver 30 s"), WASH[0]))
    out["rub"] = (300.0, 210.0, 2.0, partial(_wash, ("Rub 30 s, until dry", "Frictionner 30 s"), ("3 mL", "3 mL")))
    out["gowning_d"] = (420.0, 300.0, 2.0, _gowning)
    out["mirror_check"] = (300.0, 420.0, 2.0, _mirror_check)
    return out


@cache
def _plan() -> dict[str, RoomPlan]:
    return rooms()


def _gauge_plate(room: RoomPlan, c: Canvas) -> None:
    c.box((0, 0, 120, 60), WHITE, LINE, 0.6, 2)
    c.text((6, 15), f"ΔP  {room.id.replace('_', '-')}", 11, "Bold")
    c.text((114, 15), f"{room.pressure:.0f} Pa", 11, "Bold", anchor="rs")
    words = c.say("set point", "consigne")
    c.text((6, 26), words[0], 6.6, fill=GREY)
    for x, fill, level, names in ((6, AMBER, ALERT, ("alert", "alerte")), (62, RED, ACTION, ("action", "action"))):
        c.box((x, 31, x + 8, 39), fill, radius=1)
        c.fitted((x + 11, 38), f"{c.say(*names)[0]} < {room.pressure - level:.0f} Pa", 7.6, 41, "SemiBold")
    c.fitted((6, 53), f"PDI-{room.id.replace('_', '-')}   cal. 03 Nov 2026 → 03 May 2027", 5.6, 108, fill=GREY)


def _dial(set_point: float, c: Canvas) -> None:
    c.box((0, 0, 110, 110), WHITE)
    middle = (55.0, 55.0)
    for low, high, fill in (
        (0, set_point - ACTION, RED),
        (set_point - ACTION, set_point - ALERT, AMBER),
        (set_point - ALERT, DIAL_RANGE, LINE),
    ):
        c.arc(middle, 48, (_turn(low), _turn(high)), fill, 5)
    for value in range(int(DIAL_RANGE) + 1):
        is_long = value % 10 == 0
        a = math.radians(_turn(value))
        outer, inner = 43, 36 if is_long else 39 if value % 5 == 0 else 41
        c.line(
            [
                (55 + outer * math.cos(a), 55 + outer * math.sin(a)),
                (55 + inner * math.cos(a), 55 + inner * math.sin(a)),
            ],
            INK,
            0.8 if is_long else 0.4,
        )
        if is_long:
            c.text((55 + 28.5 * math.cos(a), 55 + 28.5 * math.sin(a)), str(value), 9, "SemiBold", anchor="mm")
    c.text((55, 74), "Pa", 10, "SemiBold", anchor="mm")
    c.text((55, 86), "ΔP", 6, fill=GREY, anchor="mm")


def _turn(value: float) -> float:
    return DIAL_START + DIAL_SWEEP * value / DIAL_RANGE


def _status(row: tuple[str, str, str, str, Colour, Colour], c: Canvas) -> None:
    english, french, line, mark, ink, pale = row
    first, second = c.say(english, french)
    c.box((1, 1, 149, 45), pale, ink, 1.6, 3)
    pictograms.mark(c, (22, 23), 18, mark, ink)
    c.fitted((44, 21), first, 13, 100, "Bold")
    c.text((44, 31), second, 8.5, fill=GREY)
    c.text((44, 40), line, 7, fill=GREY)


def _interlock(c: Canvas) -> None:
    c.box((0, 0, 280, 130), WHITE, LINE, 0.8, 3)
    c.fitted(
        (140, 26), " · ".join(c.say("One door at a time", "Une porte à la fois")), 17, 262, "SemiBold", anchor="ms"
    )
    c.disc((50, 65), 20, GREEN, INK, 1.4)
    pictograms.mark(c, (50, 65), 22, "tick", WHITE)
    c.shape([(140, 44), (162, 84), (118, 84)], AMBER, INK, 1.4)
    c.line([(140, 58), (140, 74), (148, 74)], INK, 2)
    c.box((210, 45, 250, 85), RED, INK, 1.4)
    c.box((219, 61, 241, 69), WHITE)
    for x, english, french in ((50, "Open", "Ouvrir"), (140, "Wait 10 s", "Attendre"), (230, "Closed", "Fermé")):
        c.pair((x, 103), c.say(english, french), 13, 84, "ms")


def _release(c: Canvas) -> None:
    c.box((0, 0, 120, 50), GREEN, radius=3)
    c.line([(12, 25), (32, 25)], WHITE, 3)
    c.line([(24, 16), (33, 25), (24, 34)], WHITE, 3)
    c.line([(38, 12), (38, 38)], WHITE, 3)
    first, second = c.say("Emergency release", "Déverrouillage d’urgence")
    c.fitted((46, 22), first, 10, 70, "SemiBold", fill=WHITE)
    c.fitted((46, 36), second, 9, 70, "Regular", fill=WHITE)


def _exit(c: Canvas) -> None:
    c.box((0, 0, 260, 110), GREEN, radius=4)
    pictograms.person(c, (60, 55), 70, GREEN)
    c.line([(110, 55), (168, 55)], WHITE, 9)
    c.line([(146, 32), (170, 55), (146, 78)], WHITE, 9)
    c.box((192, 18, 236, 92), None, WHITE, 5)


def _prohibited(c: Canvas) -> None:
    c.box((0, 0, 300, 300), WHITE, LINE, 1, 4)
    c.box((0, 0, 300, 56), RED)
    c.fitted(
        (150, 26), c.say("Leave in the locker", "À laisser au casier")[0], 22, 276, "Bold", fill=WHITE, anchor="mm"
    )
    c.fitted(
        (150, 45), c.say("Leave in the locker", "À laisser au casier")[1], 13, 276, "Regular", fill=WHITE, anchor="mm"
    )
    items = (
        ("watch", "Watch", "Montre"),
        ("phone", "Phone", "Téléphone"),
        ("ring", "Jewellery", "Bijoux"),
        ("food", "Food, drink", "Nourriture"),
    )
    for i, (kind, english, french) in enumerate(items):
        x, y = 80 + 140 * (i % 2), 104 + 120 * (i // 2)
        pictograms.prohibited(c, (x, y), 74, kind)
        c.pair((x, y + 54), c.say(english, french), 14, 130, "ms")


def _wash(title: tuple[str, str], start: tuple[str, str], c: Canvas) -> None:
    c.box((0, 0, 300, 210), WHITE, LINE, 1, 4)
    c.box((0, 0, 300, 40), BLUE)
    first, second = c.say(*title)
    c.fitted((14, 28), first, 22, 170, "Bold", fill=WHITE)
    c.fitted((286, 28), second, 15, 96, "Regular", fill=WHITE, anchor="rs")
    for i, words in enumerate((start, *WASH[1:])):
        x, y = 54 + 96 * (i % 3), 76 + 84 * (i // 3)
        c.disc((x, y), 26, PALE_BLUE)
        pictograms.wash(c, (x, y + 4), 38, i)
        c.text((x - 34, y - 16), str(i + 1), 13, "Bold", fill=BLUE)
        c.pair((x, y + 36), c.say(*words), 9.5, 88, "ms")


def _gowning(c: Canvas) -> None:
    c.box((0, 0, 420, 300), WHITE, LINE, 1, 4)
    c.box((0, 0, 420, 54), INK)
    first, second = c.say("Gowning, grade D", "Habillage, classe D")
    c.fitted((18, 37), first, 24, 210, "Bold", fill=WHITE)
    c.fitted((402, 37), second, 16, 165, "Regular", fill=(200, 208, 214), anchor="rs")
    steps = (
        ("hair", "Hair cover", "Charlotte"),
        ("beard", "Beard cover", "Couvre-barbe"),
        ("coverall", "Coverall", "Combinaison"),
        ("shoes", "Overshoes, over the bench", "Surchaussures, au banc"),
        ("gloves", "Sanitise, then gloves", "Désinfecter, puis gants"),
        ("check", "Mirror, then green lamp", "Miroir, puis feu vert"),
    )
    for i, (kind, english, french) in enumerate(steps):
        x, y = 80 + 130 * (i % 3), 104 + 122 * (i // 3)
        if kind == "check":
            pictograms.person(c, (x, y), 62, GREEN, "all")
        else:
            pictograms.garment(c, (x, y), 68, kind)
        c.disc((x - 46, y - 26), 11, BLUE)
        c.text((x - 46, y - 26), str(i + 1), 15, "Bold", fill=WHITE, anchor="mm")
        c.pair((x, y + 52), c.say(english, french), 12.5, 126, "ms")


def _mirror_check(c: Canvas) -> None:
    c.box((0, 0, 300, 420), WHITE, LINE, 1, 4)
    c.box((0, 0, 300, 58), INK)
    first, second = c.say("Check yourself", "Contrôlez-vous")
    c.text((150, 30), first, 25, "Bold", fill=WHITE, anchor="mm")
    c.text((150, 49), second, 14, "Regular", fill=(200, 208, 214), anchor="mm")
    pictograms.person(c, (86, 250), 280, BLUE, "suit")
    for i, (_, english, french, (dx, dy)) in enumerate(CHECKS):
        x, y = 86 + dx * 28, 250 + dy * 28
        row = CHECK_ROWS[i]
        c.line([(x, y), (178, row - 4)], INK, 0.8)
        c.disc((x, y), 9, YELLOW, INK, 1.4)
        c.text((x, y), str(i + 1), 12, "Bold", anchor="mm")
        c.pair((182, row), c.say(english, french), 13.5, 112)
