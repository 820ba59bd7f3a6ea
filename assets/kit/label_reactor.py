"""What is printed on the reactor, its sampler and its feed: plates, tags of instruments, pipe markers, dials, scales.

The atlas is filled in the order of this table: add new labels at its end, so that built models keep their places.
"""

import math
from collections.abc import Callable
from functools import partial

from assets.kit.print_canvas import AMBER, BLUE, GREEN, GREY, INK, LINE, PALE_GREEN, RED, WHITE, YELLOW, Canvas, Colour

Row = tuple[float, float, float, Callable[[Canvas], None]]
VIOLET, ORANGE = (92, 52, 140), (196, 84, 0)
#: what a pipe carries: ground, English, French (colours near EN 13480 and BS 1710: steam grey-red, gases by kind)
MARKERS: dict[str, tuple[Colour, str, str]] = {
    "pipe_steam": ((150, 30, 24), "CLEAN STEAM", "VAPEUR PURE"),
    "pipe_condensate": (ORANGE, "CONDENSATE", "CONDENSAT"),
    "pipe_kill": (INK, "KILL · BIOWASTE", "EFFLUENT À INACTIVER"),
    "pipe_oxygen": (BLUE, "OXYGEN", "OXYGÈNE"),
    "pipe_air": ((70, 110, 140), "PROCESS AIR", "AIR PROCÉDÉ"),
    "pipe_co2": (GREY, "CARBON DIOXIDE", "GAZ CARBONIQUE"),
    "pipe_n2": ((30, 36, 44), "NITROGEN", "AZOTE"),
    "pipe_jacket": (GREEN, "JACKET WATER", "EAU DOUBLE ENVELOPPE"),
    "pipe_exhaust": (VIOLET, "EXHAUST GAS", "GAZ D’ÉVENT"),
    "pipe_harvest": ((0, 110, 120), "HARVEST", "RÉCOLTE"),
    "pipe_cip": ((0, 96, 60), "CIP", "NEP"),
}
#: tag of an instrument: number, English, French
TAGS: dict[str, tuple[str, str, str]] = {
    "tag_do_a": ("AE-2001A", "Dissolved O₂  A", "O₂ dissous  A"),
    "tag_do_b": ("AE-2001B", "Dissolved O₂  B", "O₂ dissous  B"),
    "tag_ph": ("AE-2002", "pH", "pH"),
    "tag_temp": ("TE-2003", "Temperature", "Température"),
    "tag_capacitance": ("AE-2004", "Capacitance", "Capacitance"),
    "tag_press": ("PT-2005", "Head pressure", "Pression de tête"),
    "tag_foam": ("LSH-2006", "Foam probe", "Sonde de mousse"),
    "tag_air": ("FIC-2011", "Air", "Air"),
    "tag_o2": ("FIC-2012", "Oxygen", "Oxygène"),
    "tag_co2": ("FIC-2013", "CO₂", "CO₂"),
    "tag_n2": ("FIC-2014", "Nitrogen", "Azote"),
    "tag_relief": ("PSE-2015", "Bursting disc", "Disque de rupture"),
    "tag_exhaust": ("PV-2016", "Exhaust valve", "Vanne d’évent"),
    "tag_filter_a": ("F-2017A", "Vent filter A", "Filtre d’évent A"),
    "tag_filter_b": ("F-2017B", "Vent filter B", "Filtre d’évent B"),
    "tag_sparge": ("F-2018", "Sparge filter", "Filtre de bullage"),
    "tag_condenser": ("E-2019", "Condenser", "Condenseur"),
    "tag_sample": ("XV-2020", "Sample valve", "Vanne de prélèvement"),
    "tag_bottom": ("XV-2021", "Bottom valve", "Vanne de fond"),
    "tag_load": ("WE-2022", "Load cell", "Peson"),
    "tag_agitator": ("M-2023", "Agitator", "Agitateur"),
    "tag_feed": ("P-2024", "Feed", "Alimentation"),
    "tag_base": ("P-2025", "Base", "Base"),
    "tag_antifoam": ("P-2026", "Antifoam", "Antimousse"),
}
DIAL_RANGE = 1000.0  # mbar, full scale of the pressure gauge
DIAL_START, DIAL_SWEEP = 135.0, 270.0  # degrees clockwise from the right
SCALE_LOW, SCALE_HIGH, SCALE_PER_LITRE = 600.0, 2000.0, 1.0 / 1.169  # L, L, mm: 1.169 m2 of section


def reactor() -> dict[str, Row]:
    """Width, height (mm), pixels per mm and drawing of each label."""
    out: dict[str, Row] = {}
    high = (SCALE_HIGH - SCALE_LOW) * SCALE_PER_LITRE
    out["scale_level"] = (high, 34.0, 1.55, _level_scale)
    out["br2000_name"] = (420.0, 150.0, 1.6, _name_plate)
    out["br2000_data"] = (150.0, 105.0, 2.4, _data_plate)
    out["reactor_in_use"] = (150.0, 200.0, 2.2, _in_use)
    out["sampler_name"] = (160.0, 70.0, 2.6, _sampler_name)
    out["rotameter"] = (16.0, 190.0, 3.0, _rotameter)
    out["dial_press"] = (70.0, 70.0, 5.0, _dial_press)
    out["feed_bag"] = (180.0, 130.0, 2.4, _feed_bag)
    out["bottle"] = (60.0, 44.0, 4.0, _bottle)
    out["oxygen_source"] = (84.0, 104.0, 3.4, _oxygen_source)
    out["estop"] = (70.0, 70.0, 4.0, _estop)
    for key, sign in (("reactor_hot", _hot), ("reactor_space", _space), ("reactor_rotating", _rotating)):
        out[key] = (60.0, 76.0, 3.4, sign)
    out["reactor_calibrated"] = (44.0, 26.0, 5.0, _calibrated)
    out["cabinet"] = (150.0, 52.0, 2.6, _cabinet)
    out["base_bottle"] = (110.0, 80.0, 2.6, partial(_carboy, ("Na₂CO₃ 0.5 M", "Base", "Base", AMBER)))
    out["antifoam_bottle"] = (80.0, 60.0, 2.8, partial(_carboy, ("Simethicone", "Antifoam", "Antimousse", BLUE)))
    out |= {key: (230.0, 36.0, 2.0, partial(_marker, *row)) for key, row in MARKERS.items()}
    out |= {key: (84.0, 30.0, 3.2, partial(_tag, *row)) for key, row in TAGS.items()}
    return out


def _marker(ground: Colour, english: str, french: str, c: Canvas) -> None:
    c.box((0, 0, 230, 36), ground)
    first, second = c.say(english, french)
    c.fitted((12, 15), first, 14, 160, "Bold", fill=WHITE, anchor="lm")
    c.fitted((12, 28.5), second, 8.5, 160, "Regular", fill=WHITE, anchor="lm")
    c.shape([(184, 13), (204, 13), (204, 6), (222, 18), (204, 30), (204, 23), (184, 23)], WHITE)


def _tag(number: str, english: str, french: str, c: Canvas) -> None:
    c.box((0, 0, 84, 30), WHITE, INK, 0.7, 2)
    c.fitted((42, 9), number, 11, 76, "Bold", anchor="mm")
    c.fitted((42, 22), c.say(english, french)[0], 8.6, 76, "SemiBold", fill=GREY, anchor="mm")


def _level_scale(sheet: Canvas) -> None:
    """An upright scale, printed lying with its top at the left: a model turns it by 90 degrees about y."""
    c = Canvas.blank(sheet.height, sheet.width, sheet.scale, sheet.lang)
    c.box((0, 0, 34, c.height), WHITE)
    for litres in range(round(SCALE_LOW), round(SCALE_HIGH) + 1, 20):
        y = (SCALE_HIGH - litres) * SCALE_PER_LITRE
        is_long = litres % 100 == 0
        c.line([(0, y), (13 if is_long else 7, y)], INK, 1.6 if is_long else 0.9)
        if is_long and 0 < y < c.height - 4:
            c.text((33, y), f"{litres}", 8.4, "Bold", anchor="rm")
    c.text((33, 12), "L", 9, "Bold", fill=GREY, anchor="rm")
    sheet.image.paste(c.image.rotate(90, expand=True), (0, 0))


def _name_plate(c: Canvas) -> None:
    c.box((0, 0, 420, 150), WHITE, INK, 2, 5)
    c.box((0, 0, 112, 150), INK, radius=5)
    for i in range(4):
        c.line([(22, 46 + 18 * i), (66, 46 + 18 * i), (84, 54 + 18 * i)], (120, 200, 230), 5)
    c.text((130, 66), "BR-201", 62, "Bold")
    c.fitted((132, 98), c.say("Production bioreactor", "Bioréacteur de production")[0], 25, 276, "SemiBold")
    c.fitted((132, 128), "2000 L   ·   −1 / +3 bar   ·   150 °C", 21, 276, "Regular", fill=GREY)


def _data_plate(c: Canvas) -> None:
    c.box((0, 0, 150, 105), (206, 210, 212), INK, 0.8, 3)
    rows = (
        ("V total / utile", "2600 / 2000 L"),
        ("PS  cuve / vessel", "−1 / +3 bar"),
        ("PS  enveloppe / jacket", "−1 / +6 bar"),
        ("TS", "0 / +150 °C"),
        ("Mat.", "1.4435 / 316L  Ra ≤ 0.4 µm"),
        ("N°  ·  2024", "FA-2000-017   CE 0062"),
    )
    for i, (left, right) in enumerate(rows):
        c.fitted((7, 16 + 16 * i), left, 7.4, 66, "Regular", fill=INK)
        c.fitted((143, 16 + 16 * i), right, 8.4, 72, "Bold", anchor="rs")


def _in_use(c: Canvas) -> None:
    c.box((0, 0, 150, 200), WHITE, LINE, 0.8, 2)
    c.box((0, 0, 150, 54), (0, 78, 130))
    first, second = c.say("IN USE", "EN COURS")
    c.fitted((75, 22), first, 27, 138, "Bold", fill=WHITE, anchor="mm")
    c.fitted((75, 44), second, 13, 138, "Regular", fill=WHITE, anchor="mm")
    rows = ("CHO-0147", "N  ·  fed-batch", "36.8 °C  ·  pH 7.0", "QA: N. Faure")
    for i, words in enumerate(rows):
        c.fitted((12, 78 + 25 * i), words, 15, 126, "SemiBold" if i == 0 else "Regular")
        c.line([(12, 84 + 25 * i), (138, 84 + 25 * i)], LINE, 0.6)
    c.box((12, 176, 138, 190), PALE_GREEN, GREEN, 0.8, 2)


def _sampler_name(c: Canvas) -> None:
    c.box((0, 0, 160, 70), WHITE, INK, 1, 3)
    c.text((10, 26), "SM-2020", 22, "Bold")
    c.fitted((10, 44), c.say("Closed sampling", "Prélèvement clos")[0], 14, 140, "SemiBold")
    c.fitted((10, 61), c.say("1 flush · 2 draw · 3 seal", "1 rincer · 2 prélever · 3 sceller")[0], 11, 140, fill=GREY)


def _rotameter(c: Canvas) -> None:
    c.box((0, 0, 16, 190), (244, 246, 246))
    for i in range(31):
        y = 182 - 5.6 * i
        c.line([(0, y), (7 if i % 5 == 0 else 4, y)], INK, 0.9 if i % 5 == 0 else 0.5)
        if i % 5 == 0:
            c.text((15, y), f"{2 * i}", 4.6, "Bold", anchor="rm")


def _dial_press(c: Canvas) -> None:
    c.box((0, 0, 70, 70), WHITE)
    middle = (35.0, 35.0)
    for low, high, fill in ((0, 200, LINE), (200, 400, GREEN), (400, 500, AMBER), (500, 1000, RED)):
        ends = tuple(DIAL_START + DIAL_SWEEP * v / DIAL_RANGE for v in (low, high))
        c.arc(middle, 31, (ends[0], ends[1]), fill, 3)
    for i in range(11):
        a = math.radians(DIAL_START + DIAL_SWEEP * i / 10)
        inner = (35 + 25 * math.cos(a), 35 + 25 * math.sin(a))
        c.line([inner, (35 + 28 * math.cos(a), 35 + 28 * math.sin(a))], INK, 0.8)
        if i % 2 == 0:
            c.text((35 + 20 * math.cos(a), 35 + 20 * math.sin(a)), f"{100 * i}", 5, "SemiBold", anchor="mm")
    c.text((35, 50), "mbar", 6, "Bold", anchor="mm")


def _feed_bag(c: Canvas) -> None:
    c.box((0, 0, 180, 130), WHITE, LINE, 1, 3)
    c.box((0, 0, 180, 34), GREEN)
    c.fitted((90, 18), c.say("FEED MEDIUM F2", "MILIEU D’AJOUT F2")[0], 20, 168, "Bold", fill=WHITE, anchor="mm")
    rows = (
        ("Glucose 306 g/L (1.7 M)", "Bold"),
        (c.say("240 L · gamma-irradiated bag", "240 L · poche irradiée gamma")[0], "Regular"),
        ("Lot F2-1142  ·  exp. 22 Dec 2026", "Regular"),
        (c.say("Keep from light, 2–8 °C", "À l’abri de la lumière, 2–8 °C")[0], "Regular"),
    )
    for i, (words, weight) in enumerate(rows):
        c.fitted((10, 56 + 19 * i), words, 14, 160, weight)


def _bottle(c: Canvas) -> None:
    c.box((0, 0, 60, 44), WHITE, LINE, 0.6, 1)
    c.box((0, 0, 60, 11), BLUE)
    c.fitted((30, 6), c.say("SAMPLE", "ÉCHANTILLON")[0], 7.4, 54, "Bold", fill=WHITE, anchor="mm")
    for i, words in enumerate(("BR-201", c.say("Day      h", "Jour      h")[0], c.say("By", "Par")[0])):
        c.text((4, 20 + 9.6 * i), words, 6.4, "SemiBold" if i == 0 else "Regular")
        c.line([(4, 22 + 9.6 * i), (56, 22 + 9.6 * i)], LINE, 0.4)


def _oxygen_source(c: Canvas) -> None:
    c.box((0, 0, 84, 104), WHITE, BLUE, 1.6, 3)
    c.box((0, 0, 84, 32), BLUE)
    c.fitted((42, 11), c.say("STANDBY", "SECOURS")[0], 12, 76, "Bold", fill=WHITE, anchor="mm")
    c.fitted((42, 24), c.say("OXYGEN", "OXYGÈNE")[0], 11, 76, "Bold", fill=WHITE, anchor="mm")
    for y, words, is_open in ((51, ("OPEN", "OUVERT"), True), (84, ("SHUT", "FERMÉ"), False)):
        c.line([(18, y - 13), (18, y + 13)], LINE, 4)
        c.line([(18, y - 11), (18, y + 3)] if is_open else [(15, y), (31, y)], BLUE, 5)
        c.fitted((36, y), c.say(*words)[0], 12, 44, "Bold", anchor="lm")


def _estop(c: Canvas) -> None:
    c.box((0, 0, 70, 70), YELLOW)
    c.fitted((35, 8), c.say("EMERGENCY", "ARRÊT")[0], 8.5, 64, "Bold", anchor="mm")
    c.fitted((35, 62), c.say("STOP", "D’URGENCE")[0], 8.5, 64, "Bold", anchor="mm")


def _triangle(c: Canvas) -> None:
    c.box((0, 0, 60, 76), WHITE, INK, 0.8, 2)
    c.shape([(30, 5), (56, 50), (4, 50)], INK)
    c.shape([(30, 11), (51, 47), (9, 47)], YELLOW)


def _hot(c: Canvas) -> None:
    _triangle(c)
    c.line([(18, 42), (42, 42)], INK, 2.2)
    for x in (22, 30, 38):
        c.line([(x, 38), (x - 2, 33), (x + 2, 28), (x, 23)], INK, 2)
    c.fitted((30, 63), c.say("HOT SURFACE", "SURFACE CHAUDE")[0], 8.5, 54, "Bold", anchor="mm")


def _space(c: Canvas) -> None:
    _triangle(c)
    c.box((28, 20, 32, 36), INK)
    c.disc((30, 42), 2.4, INK)
    c.fitted((30, 58), c.say("CONFINED SPACE", "ESPACE CONFINÉ")[0], 8, 54, "Bold", anchor="mm")
    c.fitted((30, 69), c.say("permit needed", "permis requis")[0], 7, 54, anchor="mm")


def _rotating(c: Canvas) -> None:
    _triangle(c)
    c.arc((30, 35), 9, (20, 300), INK, 3)
    c.shape([(38, 22), (44, 32), (33, 32)], INK)
    c.fitted((30, 63), c.say("ROTATING PARTS", "PIÈCES TOURNANTES")[0], 8, 54, "Bold", anchor="mm")


def _calibrated(c: Canvas) -> None:
    c.box((0, 0, 44, 26), (222, 245, 220), GREEN, 0.8, 1)
    c.box((0, 0, 44, 8), GREEN)
    c.fitted((22, 4.2), c.say("CALIBRATED", "ÉTALONNÉ")[0], 6, 40, "Bold", fill=WHITE, anchor="mm")
    c.text((3, 15), "03 Nov 2026", 5.4, "SemiBold")
    c.text((3, 22.5), "→ 03 May 2027", 5.4)


def _cabinet(c: Canvas) -> None:
    c.box((0, 0, 150, 52), WHITE, INK, 1, 2)
    c.text((8, 28), "CC-2000", 20, "Bold")
    c.text((10, 44), "24 VDC / 400 V  3~", 11, fill=GREY)
    c.shape([(128, 8), (142, 34), (114, 34)], YELLOW, INK, 1.2)
    c.shape([(129, 14), (123, 24), (127, 24), (125, 31), (133, 21), (129, 21)], INK)


def _carboy(row: tuple[str, str, str, Colour], c: Canvas) -> None:
    what, english, french, ground = row
    wide, high = c.width, c.height
    c.box((0, 0, wide, high), WHITE, LINE, 0.8, 2)
    c.box((0, 0, wide, high * 0.34), ground)
    c.fitted(
        (wide / 2, high * 0.18), c.say(english, french)[0], high * 0.2, wide * 0.9, "Bold", fill=WHITE, anchor="mm"
    )
    c.fitted((wide / 2, high * 0.55), what, high * 0.18, wide * 0.9, "Bold", anchor="mm")
    c.fitted((wide / 2, high * 0.82), "Lot 26-1107 · 22 Dec 2026", high * 0.12, wide * 0.9, fill=GREY, anchor="mm")
