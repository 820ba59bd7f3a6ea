"""The inverted microscope: eyepieces, stage with a slide holder, turret below, lamp arm above, camera at the side port.

Origin on the bench under the stand's middle, the eyepieces look to -y.
"""

import math

from assets.kit import Kit, at

STAGE = 0.232  # m, top of the stage over the bench
FIELD = (0.0, -0.015)  # m, where the light goes through the stage
PARTS = {
    "eyepiece": "usable: the two eyepieces; look through them",
    "tray": "usable: the slide holder on the stage",
    "lamp_lit": "shows while the lamp is on: the lit field lens under the slide",
    "stage": "the stage with its opening and drive knobs",
    "turret": "four objectives under the stage",
    "condenser": "lamp house and condenser on the arm above",
    "camera": "the camera at the side port, its cable",
    "focus": "coarse and fine focus at both sides",
    "stand": "the body: foot, tube carrier, arm",
    "tag": "name strip and calibration label",
}


def build(kit: Kit) -> None:
    """Body, eyepieces, stage, objectives, lamp arm, camera, labels."""
    _stand(kit)
    _eyepieces(kit)
    _stage(kit)
    _turret(kit)
    _condenser(kit)
    _camera(kit)
    for s in (-1, 1):
        knob = at(s * 0.102, 0.03, 0.085, turn=(0, 90 * s, 0))
        kit("focus", "plastic_black").lathe(
            [(0.0, 0.0), (0.030, 0.0), (0.031, 0.004), (0.031, 0.022), (0.0, 0.024)], knob, 28
        )
        kit("focus", "plastic_grey").lathe([(0.019, 0.022), (0.019, 0.038), (0.016, 0.041), (0.0, 0.041)], knob, 24)
    kit("tag", "label").label("strip_microscope", 0.12, (0, -0.2162, 0.033))
    kit("tag", "label", at(0.1003, -0.10, 0.10, turn=(0, 0, 90))).label("process_calibrated", 0.045)


def _stand(kit: Kit) -> None:
    white = kit("stand", "enamel_white")
    white.box((0.20, 0.43, 0.055), (0, 0, 0.0345), 0.012)
    white.box((0.20, 0.20, 0.135), (0, 0.08, 0.12), 0.016)
    white.box((0.16, 0.17, 0.115), (0, -0.095, 0.11), 0.020)
    for s in (-1, 1):
        white.box((0.050, 0.13, 0.06), (s * 0.060, 0.105, 0.20), 0.010)
        for y in (-0.18, 0.18):
            kit("stand", "rubber").bar(0.014, 0.008, (s * 0.08, y, 0.0), 12)
    kit("stand", "plastic_blue").box((0.162, 0.012, 0.020), (0, -0.176, 0.145), 0.004)
    white.box((0.085, 0.055, 0.42), at(0, 0.175, 0.39, turn=(-3, 0, 0)), 0.016)
    white.box((0.075, 0.235, 0.050), (0, 0.080, 0.615), 0.016)
    neck = at(0, -0.135, 0.18, turn=(38, 0, 0))
    white.plate((0.135, 0.16, 0.13), neck @ at(0, -0.04, 0.06), 0.02, 0.01)


def _eyepieces(kit: Kit) -> None:
    head = at(0, -0.195, 0.285, turn=(38, 0, 0))
    kit("stand", "enamel_white").box((0.15, 0.075, 0.075), head, 0.020)
    for s in (-1, 1):
        tube = head @ at(s * 0.0315, -0.03, 0.010, turn=(80, 0, 0))
        kit("eyepiece", "plastic_black").lathe(
            [
                (0.0, 0.0),
                (0.0165, 0.0),
                (0.0165, 0.052),
                (0.0195, 0.056),
                (0.0195, 0.074),
                (0.0225, 0.08),
                (0.0245, 0.1),
                (0.0225, 0.104),
                (0.0125, 0.1),
                (0.0125, 0.094),
                (0.0, 0.0935),
            ],
            tube,
            28,
        )
        kit("eyepiece", "steel_polished").ring(0.0185, 0.0022, tube @ at(0, 0, 0.062), 24)
        kit("eyepiece", "lamp_blue").lathe([(0.0115, 0.0), (0.0, 0.0012)], tube @ at(0, 0, 0.0955), 20)


def _stage(kit: Kit) -> None:
    black = kit("stage", "plastic_black")
    for s in (-1, 1):
        black.box((0.085, 0.25, 0.014), (s * 0.0975, 0.0, STAGE - 0.007), 0.003)
    for y, deep in ((-0.0985, 0.053), (0.085, 0.08)):
        black.box((0.112, deep, 0.014), (0, y, STAGE - 0.007), 0.003)
    for s in (-1, 1):
        black.box((0.030, 0.16, 0.028), (s * 0.075, 0.02, STAGE - 0.026), 0.004)
    rod = (0.125, -0.045, STAGE - 0.115)
    kit("stage", "steel_polished").bar(0.006, 0.10, rod, 12)
    kit("stage", "plastic_black").bar(0.014, 0.028, (rod[0], rod[1], rod[2] - 0.012), 20)
    kit("stage", "plastic_black").bar(0.011, 0.026, (rod[0], rod[1], rod[2] - 0.042), 20)
    kit("tray", "alu").rim(
        (0.128, 0.005, 0.086), 0.026, at(FIELD[0], FIELD[1], STAGE + 0.0055, turn=(-90, 0, 0)), 0.006
    )
    kit("tray", "glass").box((0.076, 0.026, 0.0012), (FIELD[0], FIELD[1], STAGE + 0.0022), 0.0)
    kit("tray", "paper").box((0.018, 0.025, 0.0006), (FIELD[0] - 0.028, FIELD[1], STAGE + 0.0034), 0.0)
    for s in (-1, 1):
        kit("tray", "steel_polished").tube(
            [(s * 0.058, 0.02, STAGE + 0.008), (s * 0.05, 0.0, STAGE + 0.010), (s * 0.034, -0.012, STAGE + 0.005)],
            0.0018,
            0.01,
            6,
        )


def _turret(kit: Kit) -> None:
    x, y = FIELD
    kit("turret", "plastic_black").bar(0.048, 0.018, (x, y + 0.025, 0.158), 28)
    colours = ("plastic_yellow", "plastic_green", "pipe_blue", "red")
    for k in range(4):
        a = math.radians(-90 + 90 * k)
        spot = (x + 0.028 * math.cos(a), y + 0.028 + 0.028 * math.sin(a), 0.174)
        high = 0.036 - 0.005 * k
        kit("turret", "steel_polished").lathe(
            [(0.0, 0.0), (0.0135, 0.0), (0.0135, high * 0.7), (0.007, high), (0.0, high)], spot, 20
        )
        kit("turret", colours[k]).bar(0.0138, 0.0022, (spot[0], spot[1], spot[2] + high * 0.5), 20)
    kit("lamp_lit", "lamp_green").lathe([(0.011, 0.0), (0.0, 0.0008)], (x, y, STAGE + 0.0010), 20)
    kit("lamp_lit", "led").lathe([(0.0, 0.0), (0.016, 0.001), (0.017, 0.003)], (x, y, 0.4355), 20)
    kit.state("lamp_lit", "show")


def _condenser(kit: Kit) -> None:
    x, y = FIELD
    kit("condenser", "enamel_white").lathe(
        [(0.0, 0.0), (0.040, 0.0), (0.046, 0.01), (0.046, 0.075), (0.036, 0.09), (0.0, 0.09)], (x, y, 0.565), 30
    )
    kit("condenser", "plastic_black").bar(0.030, 0.06, (x, y, 0.508), 26)
    kit("condenser", "plastic_black").lathe(
        [(0.020, 0.0), (0.024, 0.004), (0.033, 0.05), (0.035, 0.072), (0.0, 0.072)], (x, y, 0.437), 26
    )
    kit("condenser", "steel_polished").ring(0.034, 0.003, (x, y, 0.505), 26)
    for k in range(5):
        kit("condenser", "steel_shadow").box((0.05, 0.002, 0.003), (0, 0.1985, 0.60 + 0.008 * k), 0.0)
    kit("condenser", "plastic_black").box((0.004, 0.03, 0.012), (x + 0.047, y, 0.612), 0.002)


def _camera(kit: Kit) -> None:
    side = at(-0.10, 0.02, 0.135, turn=(0, -90, 0))
    kit("camera", "steel_polished").lathe(
        [(0.020, 0.0), (0.020, 0.018), (0.024, 0.020), (0.024, 0.034), (0.0, 0.034)], side, 24
    )
    kit("camera", "plastic_blue").box((0.070, 0.072, 0.072), (-0.168, 0.02, 0.135), 0.008)
    for k in range(5):
        kit("camera", "steel_shadow").box((0.05, 0.074, 0.003), (-0.168, 0.02, 0.115 + 0.010 * k), 0.0)
    kit("camera", "lamp_green").bar(0.003, 0.002, at(-0.168, -0.0165, 0.158, turn=(90, 0, 0)), 8)
    kit("camera", "rubber").hose(
        [(-0.203, 0.02, 0.13), (-0.25, 0.03, 0.11), (-0.26, 0.12, 0.02), (-0.16, 0.24, 0.008), (-0.02, 0.27, 0.006)],
        0.0035,
        6,
    )
