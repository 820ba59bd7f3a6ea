"""Printed things of the process suite: name plates, tags, pipe markers, warnings, the scale of a level tube.

They lie on an atlas of their own (`process_<lang>.png`), so that a new one moves none of those of the first rooms; a
model takes all its labels from one atlas.
"""

from collections.abc import Callable
from functools import partial

from assets.kit import label_small
from assets.kit.print_canvas import AMBER, BLUE, GREEN, GREY, INK, LINE, PALE_BLUE, RED, WHITE, YELLOW, Canvas, Colour

Row = tuple[float, float, float, Callable[[Canvas], None]]
PLATES = {  # tag, English, French, what is stamped below
    "eds": ("T-601", "Kill tank 3000 L", "Cuve d’inactivation 3000 L", "−1 / 3.5 bar · 0 / 140 °C · 2024"),
    "br2000": ("BR-201", "Bioreactor 2000 L", "Bioréacteur 2000 L", "−1 / 3 bar · 0 / 140 °C · 2023"),
    "feedbag": ("FB-201", "Feed bag 100 L", "Poche d’alimentation 100 L", "single use · usage unique"),
    "sub200": ("BR-102", "Single-use reactor 200 L", "Réacteur à usage unique 200 L", "0 / 35 mbar · 37 °C · 2024"),
    "seed": ("BR-101", "Seed reactor N-1 50 L", "Réacteur N-1 50 L", "−1 / 2 bar · 0 / 135 °C · 2023"),
    "sampler": ("SP-201", "Closed sampler", "Prélèvement clos", "steam in place · stérilisable"),
    "pump": ("P-601", "Transfer pump", "Pompe de transfert", "6 m³/h · 2.2 kW"),
    "panel": ("CC-601", "Control cabinet", "Armoire de commande", "24 VDC / 400 V"),
}
STRIPS = {
    "microscope": ("M-211", "Inverted microscope", "Microscope inversé"),
    "metab": ("A-212", "Metabolite analyser", "Analyseur de métabolites"),
    "cell_counter": ("A-213", "Cell counter", "Compteur cellulaire"),
    "qms": ("QMS", "Deviations · badge here", "Déviations · badge ici"),
    "dcs": ("DCS", "Operator station", "Poste opérateur"),
}
FLOWS: dict[str, tuple[Colour, str, str]] = {  # colours as far as may be of [iso14726], the text is what counts
    "steam": (RED, "Pure steam 3 bar", "Vapeur pure 3 bar"),
    "condensate": (RED, "Condensate", "Condensats"),
    "cooling": ((0, 90, 130), "Chilled water 6 °C", "Eau glacée 6 °C"),
    "oxygen": (BLUE, "Oxygen 4 bar", "Oxygène 4 bar"),
    "air": ((90, 130, 170), "Process air 4 bar", "Air procédé 4 bar"),
    "carbon_dioxide": (GREY, "Carbon dioxide 4 bar", "Dioxyde de carbone 4 bar"),
    "nitrogen": (INK, "Nitrogen 4 bar", "Azote 4 bar"),
    "broth": ((120, 60, 110), "Live broth → kill tank", "Bouillon vivant → inactivation"),
    "drain": ((120, 80, 40), "Inactivated → drain", "Inactivé → égout"),
    "base": ((120, 40, 110), "Base", "Base"),
    "feed": (GREEN, "Feed", "Alimentation"),
    "wfi": (GREEN, "WFI 80 °C", "EPPI 80 °C"),
}
WARNINGS = {
    "hot": ("Hot surface", "Surface chaude"),
    "bio": ("Biological hazard", "Danger biologique"),
    "pressure": ("Under pressure", "Sous pression"),
}


def process() -> dict[str, Row]:
    """Width, height (mm), pixels per mm and drawing of each label."""
    out: dict[str, Row] = {f"plate_{key}": (160.0, 70.0, 2.6, partial(_plate, *row)) for key, row in PLATES.items()}
    out |= {f"strip_{key}": (120.0, 24.0, 3.0, partial(_strip, *row)) for key, row in STRIPS.items()}
    out |= {f"flow_{key}": (240.0, 40.0, 1.9, partial(_flow, *row)) for key, row in FLOWS.items()}
    out |= {f"warning_{key}": (100.0, 130.0, 2.2, partial(_warning, key, *row)) for key, row in WARNINGS.items()}
    out["in_use"] = (105.0, 148.0, 2.4, _in_use)
    out["level_scale"] = (40.0, 1000.0, 1.0, _level_scale)
    out["process_calibrated"] = label_small.small()["calibrated"]
    out["process_asset"] = label_small.small()["asset"]
    return out


def _plate(tag: str, english: str, french: str, stamped: str, c: Canvas) -> None:
    c.box((0, 0, 160, 70), (226, 230, 232), GREY, 0.8, 3)
    for x in (5, 155):
        for y in (5, 65):
            c.disc((x, y), 1.8, GREY)
    first, second = c.say(english, french)
    c.fitted((12, 26), tag, 24, 136, "Bold")
    c.fitted((12, 41), first, 11, 136, "SemiBold")
    c.fitted((12, 52), second, 9, 136, fill=GREY)
    c.fitted((12, 63), stamped, 8, 136, fill=GREY)


def _strip(tag: str, english: str, french: str, c: Canvas) -> None:
    first, second = c.say(english, french)
    c.box((0, 0, 120, 24), INK, radius=1)
    c.fitted((5, 16.5), tag, 12, 34, "Bold", fill=WHITE)
    c.fitted((42, 11), first, 7, 74, "SemiBold", fill=WHITE)
    c.fitted((42, 20), second, 6, 74, fill=LINE)


def _flow(colour: Colour, english: str, french: str, c: Canvas) -> None:
    first, second = c.say(english, french)
    c.box((0, 0, 240, 40), colour)
    c.shape([(214, 6), (236, 20), (214, 34)], WHITE)
    c.fitted((10, 20), first, 17, 196, "Bold", fill=WHITE)
    c.fitted((10, 34), second, 11, 196, fill=WHITE)


def _warning(key: str, english: str, french: str, c: Canvas) -> None:
    first, second = c.say(english, french)
    c.box((0, 0, 100, 130), WHITE, LINE, 0.6, 3)
    c.shape([(50, 8), (94, 84), (6, 84)], YELLOW, INK, 5)
    if key == "hot":
        for x in (36, 50, 64):
            c.line([(x, 68), (x - 4, 60), (x + 4, 52), (x, 44)], INK, 3.4)
        c.line([(28, 75), (72, 75)], INK, 4)
    elif key == "bio":
        for x, y in ((50, 47), (38, 66), (62, 66)):
            c.disc((x, y), 10, None, INK, 4)
        c.disc((50, 60), 5, INK)
    else:
        c.box((46, 34, 54, 60), INK, radius=3)
        c.disc((50, 71), 5, INK)
    c.fitted((50, 104), first, 14, 92, "Bold", anchor="mm")
    c.fitted((50, 120), second, 11, 92, fill=GREY, anchor="mm")


def _in_use(c: Canvas) -> None:
    first, second = c.say("IN USE", "EN COURS")
    c.box((0, 0, 105, 148), WHITE, LINE, 0.8, 3)
    c.box((0, 0, 105, 48), BLUE, radius=3)
    c.fitted((52, 20), first, 22, 96, "Bold", fill=WHITE, anchor="mm")
    c.fitted((52, 39), second, 13, 96, fill=WHITE, anchor="mm")
    rows = (("Batch · Lot", "CHO-0147"), ("Product · Produit", "mAb-01"), ("Since · Depuis", "18 Nov 02:10"))
    for k, (name, value) in enumerate(rows):
        y = 64 + 27 * k
        c.text((8, y), name, 8, fill=GREY)
        c.fitted((8, y + 13), value, 12, 88, "SemiBold")
        c.line([(8, y + 17), (97, y + 17)], LINE, 0.6)


def _level_scale(c: Canvas) -> None:
    c.box((0, 0, 40, 1000), WHITE, LINE, 0.8)
    c.box((0, 0, 8, 50), RED)
    c.box((0, 50, 8, 150), AMBER)
    c.box((0, 150, 8, 1000), PALE_BLUE)
    for k in range(21):
        y = 1000 - 50 * k
        c.line([(8, y), (22 if k % 2 == 0 else 15, y)], INK, 2.0)
        if k % 4 == 0:
            c.text((24, min(max(y, 10), 990)), str(5 * k), 12, "SemiBold", anchor="lm")
