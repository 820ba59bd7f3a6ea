"""The rest skeleton of a person: names, parents and joints.

Metres, z up, facing +y, the right hand at +x, arms 60 degrees down.
"""

import numpy as np

from assets.people.sdf import Array, point

ARM = point(np.cos(np.radians(60)), 0, -np.sin(np.radians(60)))  # direction of the right arm at rest
HEAD = point(0, 0.0, 1.655)  # centre of the head, between the ears

_MIDDLE = {
    "pelvis": (None, (0, 0, 0.95)),
    "spine": ("pelvis", (0, -0.012, 1.06)),
    "chest": ("spine", (0, -0.022, 1.22)),
    "neck": ("chest", (0, -0.028, 1.455)),
    "head": ("neck", (0, -0.012, 1.545)),
}
_SHOULDER = point(0.176, -0.022, 1.398)
_ELBOW = _SHOULDER + ARM * 0.285 + point(0, -0.006, 0)
_WRIST = _ELBOW + ARM * 0.255 + point(0, 0.014, 0)
_SIDE = {
    "clav": ("chest", (0.03, -0.01, 1.43)),
    "uarm": ("clav", _SHOULDER),
    "farm": ("uarm", _ELBOW),
    "hand": ("farm", _WRIST),
    "fing": ("hand", _WRIST + ARM * 0.095),
    "thigh": ("pelvis", (0.092, 0, 0.915)),
    "shin": ("thigh", (0.100, 0.004, 0.495)),
    "foot": ("shin", (0.106, -0.022, 0.088)),
    "toe": ("foot", (0.120, 0.105, 0.028)),
}
_TAIL = {
    "pelvis": "spine",
    "spine": "chest",
    "chest": "neck",
    "neck": "head",
    "clav": "uarm",
    "uarm": "farm",
    "farm": "hand",
    "hand": "fing",
    "thigh": "shin",
    "shin": "foot",
    "foot": "toe",
}
_RADIUS = {
    "pelvis": 0.13,
    "spine": 0.14,
    "chest": 0.15,
    "neck": 0.06,
    "head": 0.10,
    "clav": 0.055,
    "uarm": 0.06,
    "farm": 0.05,
    "hand": 0.04,
    "fing": 0.03,
    "thigh": 0.085,
    "shin": 0.06,
    "foot": 0.05,
    "toe": 0.045,
}


def _table() -> tuple[list[str], dict[str, str | None], dict[str, Array]]:
    names, parent, joint = [], {}, {}
    for name, (above, place) in _MIDDLE.items():
        names.append(name)
        parent[name], joint[name] = above, point(*place)
    for side, sign in (("_r", 1), ("_l", -1)):
        for name, (above, place) in _SIDE.items():
            names.append(name + side)
            parent[name + side] = above if above in _MIDDLE else above + side
            joint[name + side] = point(*place) * point(sign, 1, 1)
    return names, parent, joint


NAMES, PARENT, JOINT = _table()


def tail(name: str) -> Array:
    """Where a bone ends."""
    kind, side = name.removesuffix("_r").removesuffix("_l"), name[-2:]
    sign = point(-1 if side == "_l" else 1, 1, 1)
    if kind == "head":
        return point(0, 0, 1.76)
    if kind == "fing":
        return JOINT[name] + ARM * sign * 0.08
    if kind == "toe":
        return point(0.126, 0.175, 0.025) * sign
    below = _TAIL[kind]
    return JOINT[below] if below in JOINT else JOINT[below + side]


def radius(name: str) -> float:
    """Thickness of the flesh around a bone, for the skin weights; chosen by eye."""
    return _RADIUS[name.removesuffix("_r").removesuffix("_l")]


def right(name: str) -> Array:
    """Joint of the right side."""
    return JOINT[name + "_r"]
