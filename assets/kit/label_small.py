"""Small printed things: what stands on boxes, bottles, bins, lockers, panels and papers."""

import math
from collections.abc import Callable
from functools import partial

from assets.kit import pictograms
from assets.kit.print_canvas import BLUE, GREEN, GREY, INK, LINE, PALE_BLUE, RED, WHITE, YELLOW, Canvas, Colour

Row = tuple[float, float, float, Callable[[Canvas], None]]
LOCKERS = 8
BANDS: dict[str, tuple[Colour, str, str, str]] = {
    "bin_general": (INK, "General waste", "Déchets", "no product, no glass · ni produit, ni verre"),
    "bin_garment": (BLUE, "Used garments", "Tenues usagées", "inside out · à l’envers"),
    "bin_bio": ((150, 110, 0), "Biological waste", "Déchets biologiques", "close the bag, tag it · fermer, étiqueter"),
    "first_aid": (GREEN, "First aid", "Premiers secours", "report each use · signaler tout usage"),
    "sop": (BLUE, "SOP-114", "Gowning, grade D", "version 7 · 01 Sep 2026"),
    "logbook": (INK, "Room log", "Cahier de route", "PAL-D · LB-0412"),
    "glove_S": ((90, 60, 140), "Nitrile  S", "100 gants", "powder-free · sans poudre"),
    "glove_M": (BLUE, "Nitrile  M", "100 gants", "powder-free · sans poudre"),
    "glove_L": (GREEN, "Nitrile  L", "100 gants", "powder-free · sans poudre"),
    "box_hair_cover": (BLUE, "Hair covers", "Charlottes", "100 · use before 12 Dec 2026"),
    "box_beard_cover": (BLUE, "Beard covers", "Couvre-barbe", "100 · use before 12 Dec 2026"),
    "box_overshoes": (BLUE, "Overshoes", "Surchaussures", "50 pairs · use before 12 Dec 2026"),
    "box_gloves": (BLUE, "Gloves", "Gants", "S · M · L"),
    "towels": (BLUE, "Towels", "Essuie-mains", "one, then the bin · un seul"),
    "uniforms": (INK, "Site uniforms", "Tenues de site", "S  M  L  XL"),
    "shoes": (INK, "Site shoes", "Chaussures de site", "36 – 47"),
    "coverall_pack": (GREEN, "Coverall  M", "Combinaison  M", "laundered 12 Nov → use before 12 Dec 2026"),
}
STRIPS = {
    "bench_dirty": (RED, "Street side", "Côté rue"),
    "bench_clean": (GREEN, "Clean side", "Côté propre"),
}
WORDS = {
    "ems": ("EMS", "Environmental monitoring", "Surveillance environnement"),
    "ebr": ("EBR", "Batch record · badge here", "Dossier de lot · badge ici"),
    "intercom": ("2222", "Supervisor · QA · Maintenance", "Superviseur · AQ · Maintenance"),
    "counter": ("≥ 0.5 µm   ≥ 5 µm", "Particle counter · 28.3 L/min", "Compteur de particules"),
    "camera": ("CCTV", "This area is filmed", "Zone filmée"),
    "trolley": ("D-07", "Stays in grade D", "Reste en classe D"),
    "reception": ("Reception", "Please sign in", "Merci de vous inscrire"),
}


def small() -> dict[str, Row]:
    """Width, height (mm), pixels per mm and drawing of each label."""
    out: dict[str, Row] = {key: (110.0, 70.0, 2.4, partial(_band, *row)) for key, row in BANDS.items()}
    out |= {key: (900.0, 60.0, 1.1, partial(_strip, *row)) for key, row in STRIPS.items()}
    out |= {key: (120.0, 32.0, 3.0, partial(_words, *row)) for key, row in WORDS.items()}
    out |= {f"number_{i}": (60.0, 40.0, 2.4, partial(_number, i)) for i in range(1, LOCKERS + 1)}
    out["disinfectant"] = (84.0, 120.0, 4.0, _disinfectant)
    out["soap"] = (70.0, 90.0, 3.0, _soap)
    out["calibrated"] = (44.0, 26.0, 5.0, _calibrated)
    out["asset"] = (50.0, 20.0, 4.0, _asset)
    out["extinguisher"] = (130.0, 170.0, 2.2, _extinguisher)
    out["extinguisher_sign"] = (150.0, 150.0, 1.4, _extinguisher_sign)
    out["first_aid_sign"] = (150.0, 150.0, 1.4, _first_aid_sign)
    out["clock"] = (280.0, 280.0, 1.8, _clock)
    out["hatch"] = (600.0, 100.0, 0.8, lambda c: c.hatch((0, 0, 600, 100), 60))
    out["notice"] = (297.0, 210.0, 1.4, _notice)
    out["notice_b"] = (210.0, 297.0, 1.2, _trend_sheet)
    out["brand"] = (600.0, 140.0, 1.2, _brand)
    out["keypad"] = (80.0, 100.0, 3.0, _keypad)
    out["floor_clean"] = (300.0, 120.0, 1.2, partial(_floor_word, GREEN, "Clean", "Propre"))
    return out


def _band(colour: Colour, first: str, second: str, third: str, c: Canvas) -> None:
    c.box((0, 0, 110, 70), WHITE, LINE, 0.6, 2)
    c.box((0, 0, 110, 28), colour)
    top, below = c.say(first, second) if first[:3] not in ("SOP", "Nit") else (first, second)
    c.fitted((55, 14), top, 16, 102, "Bold", fill=WHITE, anchor="mm")
    c.fitted((55, 41), below, 13, 102, "SemiBold", fill=INK, anchor="mm")
    c.fitted((55, 58), third, 8, 102, "Regular", fill=GREY, anchor="mm")


def _strip(colour: Colour, english: str, french: str, c: Canvas) -> None:
    first, second = c.say(english, french)
    c.box((0, 0, 900, 60), colour)
    for x in (30, 870):
        pictograms.mark(c, (x, 30), 40, "tick" if colour == GREEN else "cross", WHITE)
    c.text((450, 30), f"{first}   ·   {second}", 34, "Bold", fill=WHITE, anchor="mm")


def _words(title: str, english: str, french: str, c: Canvas) -> None:
    c.box((0, 0, 120, 32), INK, radius=1)
    c.fitted((6, 20), title, 15, 44, "Bold", fill=WHITE)
    c.fitted((52, 14), c.say(english, french)[0], 8, 64, "SemiBold", fill=WHITE)
    c.fitted((52, 25), c.say(english, french)[1], 7, 64, "Regular", fill=LINE)


def _number(number: int, c: Canvas) -> None:
    c.box((0, 0, 60, 40), WHITE, INK, 1.2, 4)
    c.text((30, 21), f"{100 + number}", 26, "Bold", anchor="mm")


def _disinfectant(c: Canvas) -> None:
    c.box((0, 0, 84, 120), WHITE)
    c.box((0, 0, 84, 30), BLUE)
    c.fitted((42, 16), c.say("Hand disinfectant", "Désinfectant mains")[0], 12, 78, "Bold", fill=WHITE, anchor="mm")
    pictograms.hand(c, (42, 62), 44)
    pictograms.mark(c, (66, 44), 16, "drop", BLUE)
    c.text((42, 98), "Ethanol 70 %", 9.5, "SemiBold", anchor="mm")
    c.text((42, 111), "3 mL · 30 s", 9, "Bold", fill=BLUE, anchor="mm")


def _soap(c: Canvas) -> None:
    c.box((0, 0, 70, 90), WHITE)
    c.box((0, 0, 70, 26), GREEN)
    c.text((35, 14), c.say("Soap", "Savon")[0], 16, "Bold", fill=WHITE, anchor="mm")
    pictograms.wash(c, (35, 56), 38, 1)
    c.text((35, 83), c.say("Soap", "Savon")[1], 9, fill=GREY, anchor="mm")


def _calibrated(c: Canvas) -> None:
    c.box((0, 0, 44, 26), (222, 245, 220), GREEN, 0.8, 1)
    c.box((0, 0, 44, 8), GREEN)
    c.fitted((22, 4.2), c.say("CALIBRATED", "ÉTALONNÉ")[0], 6, 40, "Bold", fill=WHITE, anchor="mm")
    c.text((3, 15), "03 Nov 2026", 5.4, "SemiBold")
    c.text((3, 22.5), "→ 03 May 2027", 5.4)


def _asset(c: Canvas) -> None:
    c.box((0, 0, 50, 20), WHITE, INK, 0.5, 1)
    c.text((3, 8), "First Air", 5.5, "Bold")
    for i, wide in enumerate((2, 1, 1, 2, 3, 1, 2, 1, 1, 3, 1, 2, 2, 1, 3, 1, 1, 2)):
        c.box((3 + i * 2.5, 10.5, 3 + i * 2.5 + wide * 0.55, 17.5), INK)


def _extinguisher(c: Canvas) -> None:
    c.box((0, 0, 130, 170), WHITE, radius=3)
    c.box((0, 0, 130, 46), RED)
    c.text((65, 16), "CO₂  5 kg", 20, "Bold", fill=WHITE, anchor="mm")
    c.text((65, 36), c.say("Extinguisher", "Extincteur")[0], 13, "SemiBold", fill=WHITE, anchor="mm")
    for i, words in enumerate(
        (("Pull the pin", "Tirer la goupille"), ("Aim at the base", "Viser la base"), ("Squeeze", "Appuyer"))
    ):
        c.disc((16, 66 + 30 * i), 10, INK)
        c.text((16, 66 + 30 * i), str(i + 1), 13, "Bold", fill=WHITE, anchor="mm")
        c.pair((32, 66 + 30 * i), c.say(*words), 11, 94)
    c.box((6, 146, 124, 165), YELLOW, INK, 0.6)
    c.text((65, 156), "B   ·   < 1000 V", 11, "Bold", anchor="mm")


def _extinguisher_sign(c: Canvas) -> None:
    c.box((0, 0, 150, 150), (178, 24, 20), radius=4)
    c.box((48, 52, 84, 130), WHITE, radius=10)
    c.box((58, 36, 74, 54), WHITE)
    c.line([(44, 32), (92, 32)], WHITE, 7)
    c.line([(76, 42), (106, 48), (110, 88)], WHITE, 6)


def _first_aid_sign(c: Canvas) -> None:
    c.box((0, 0, 150, 150), GREEN, radius=4)
    c.box((60, 26, 90, 124), WHITE)
    c.box((26, 60, 124, 90), WHITE)


def _clock(c: Canvas) -> None:
    c.box((0, 0, 280, 280), WHITE)
    for i in range(60):
        a, is_hour = math.radians(6 * i - 90), i % 5 == 0
        low = 112 if is_hour else 122
        c.line(
            [(140 + low * math.cos(a), 140 + low * math.sin(a)), (140 + 130 * math.cos(a), 140 + 130 * math.sin(a))],
            INK,
            4 if is_hour else 1.4,
        )
    for hour in range(1, 13):
        a = math.radians(30 * hour - 90)
        c.text((140 + 92 * math.cos(a), 140 + 92 * math.sin(a)), str(hour), 30, "SemiBold", anchor="mm")


def _notice(c: Canvas) -> None:
    c.box((0, 0, 297, 210), WHITE, LINE, 0.8)
    c.box((0, 0, 297, 34), BLUE)
    c.text((14, 24), c.say("Week 47: no deviation", "Semaine 47 : zéro déviation")[0], 18, "Bold", fill=WHITE)
    for i, value in enumerate((3, 2, 4, 1, 2, 1, 0)):
        c.box((24 + 38 * i, 180 - 30 * value, 50 + 38 * i, 180), PALE_BLUE if value else GREEN, BLUE, 1)
        c.text((37 + 38 * i, 196), f"{41 + i}", 11, anchor="mm")


def _trend_sheet(c: Canvas) -> None:
    c.box((0, 0, 210, 297), WHITE, LINE, 0.8)
    c.fitted(
        (14, 30), c.say("Fire assembly point: car park B", "Point de rassemblement : parking B")[0], 15, 182, "Bold"
    )
    c.box((14, 42, 196, 150), (236, 243, 238), GREEN, 1.5)
    c.box((40, 66, 120, 128), WHITE, INK, 1.5)
    c.line([(120, 100), (164, 100)], GREEN, 4)
    c.disc((174, 100), 8, GREEN)
    for i in range(9):
        c.line([(14, 172 + 12 * i), (196 - (i * 37) % 60, 172 + 12 * i)], LINE, 2)


def _brand(c: Canvas) -> None:
    c.box((0, 0, 600, 140), INK)
    for i in range(4):
        c.line([(50, 44 + 18 * i), (96, 44 + 18 * i), (108, 50 + 18 * i)], (120, 200, 230), 4)
    c.text((140, 86), "First Air", 78, "Bold", fill=WHITE)
    c.text((142, 118), "Biologics", 26, "Regular", fill=LINE)


def _keypad(c: Canvas) -> None:
    c.box((0, 0, 80, 100), (40, 46, 52))
    for i, key in enumerate("123456789*0#"):
        x, y = 15 + 25 * (i % 3), 14 + 24 * (i // 3)
        c.box((x - 10, y - 9, x + 10, y + 9), (224, 228, 230), radius=3)
        c.text((x, y), key, 13, "SemiBold", anchor="mm")


def _floor_word(colour: Colour, english: str, french: str, c: Canvas) -> None:
    first, second = c.say(english, french)
    c.box((0, 0, 300, 120), colour, radius=8)
    c.text((150, 46), first, 44, "Bold", fill=WHITE, anchor="mm")
    c.text((150, 92), second, 28, "Regular", fill=WHITE, anchor="mm")
