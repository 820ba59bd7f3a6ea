"""What a hand holds and how: garments by their inside, a tab or their outside, and the things that go into the locker.

Cloth is taken from the figure's own garments, hung up or folded (`cloth_forms`), so that what is held is what is then
worn; stiff things are the built models of the equipment. A held thing stands upright under the hand's contact point and
turns with the body, not with the wrist.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from panda3d.core import LMatrix4f, LPoint3f, LVecBase3f, NodePath

from game.people import cloth_forms, model, shader
from game.render.base import Quality
from game.render.mesh import atlas_texture, load
from game.render.shader import room_shader, set_defaults

Place = tuple[float, float, float]
BUILT = model.BUILT.parent
HELD_UP: Place = (0.215, 0.50, -0.055)  # m from the eye to the wrist: hanging cloth is seen
BEFORE: Place = (0.195, 0.465, -0.085)  # small things
LOW: Place = (0.20, 0.43, -0.155)  # what lies on the palm
FIST, DROOP, TRAY = (18.0, 24.0, 66.0), (14.0, -8.0, 40.0), (24.0, 4.0, 158.0)  # turns of the hand (degrees)
STRAP: Place = (1.0, 0.80, 1.04)  # scales of the watch: its width along the arm, through the wrist, across it
WRIST_AT = -0.016  # m along the arm from the wrist's joint
HANGING: Place = (0.0, -90.0, 0.0)  # what lies along +y hangs down


@dataclass(frozen=True, slots=True)
class Hold:
    """One way to hold one thing.

    Attributes:
        form: name of a form of `cloth_forms`, or of a built model.
        pose: pose of the hand; place, turn: wrist and turn as for a right hand.
        at: point of the thing (m, its frame) that lies in the hand's contact point.
        spin: heading, pitch, roll of the thing in the upright frame (degrees).
        scale: of the thing.
    """

    form: str
    pose: str
    place: Place = BEFORE
    turn: Place = DROOP
    at: Place = (0.0, 0.0, 0.0)
    spin: Place = (0.0, 0.0, 0.0)
    scale: float = 1.0


HOLDS: dict[str, dict[str, Hold]] = {
    "coverall": {
        "inside": Hold("coverall_hung", "grip", HELD_UP, FIST, at=(0.0, 0.02, 0.0)),
        "tab": Hold("coverall_hung", "pinch", HELD_UP, DROOP, at=(0.0, -0.03, 0.03)),
        "outside": Hold("coverall_slung", "grip", HELD_UP, FIST),
        "gathered": Hold("coverall_gathered", "grip", HELD_UP, FIST),
    },
    "hair_cover": {
        "inside": Hold("hair_cover", "cup", turn=(30.0, 10.0, 120.0), at=(0.0, 0.0, 0.085)),
        "tab": Hold("hair_cover", "pinch", at=(0.0, -0.10, 0.0), spin=(0.0, -50.0, 0.0)),
        "outside": Hold("hair_cover", "tips", at=(0.0, 0.0, 0.085), turn=(16.0, -20.0, 12.0)),
    },
    "beard_cover": {
        "inside": Hold("beard_cover", "cup", turn=(30.0, 10.0, 120.0)),
        "tab": Hold("beard_cover", "pinch", at=(-0.07, -0.02, 0.04), spin=(0.0, 0.0, -35.0)),
        "outside": Hold("beard_cover", "pinch", at=(0.0, 0.07, 0.0)),
    },
    "overshoes": {
        "inside": Hold("overshoes", "grip", HELD_UP, FIST, at=(0.0, -0.05, 0.14), spin=(155.0, -62.0, 0.0)),
        "tab": Hold("overshoes", "pinch", HELD_UP, DROOP, at=(0.0, -0.05, 0.15), spin=(155.0, -66.0, 0.0)),
        "outside": Hold("overshoes", "grip", HELD_UP, FIST, at=(0.0, 0.08, 0.05), spin=(155.0, 0.0, 0.0)),
    },
    "gloves": {
        "inside": Hold("gloves", "pinch", at=(0.0, 0.012, 0.0), spin=HANGING),
        "tab": Hold("gloves", "pinch", at=(0.0, 0.002, 0.0), spin=HANGING),
        "outside": Hold("gloves", "grip", turn=FIST, at=(0.0, 0.15, 0.0), spin=HANGING),
    },
    "site_uniform": {
        "inside": Hold("garment_site_uniform", "flat", (0.20, 0.47, -0.19), TRAY, scale=0.8),
        "tab": Hold("garment_site_uniform", "flat", (0.20, 0.47, -0.19), TRAY, scale=0.8),
        "outside": Hold("garment_site_uniform", "flat", (0.20, 0.47, -0.19), TRAY, scale=0.8),
    },
    "site_shoes": {
        "inside": Hold("garment_site_shoes", "grip", HELD_UP, FIST, at=(0.0, 0.11, 0.09), spin=(20.0, 62.0, 0.0)),
        "tab": Hold("garment_site_shoes", "pinch", HELD_UP, DROOP, at=(0.0, 0.12, 0.09), spin=(20.0, 62.0, 0.0)),
        "outside": Hold("garment_site_shoes", "flat", LOW, TRAY, spin=(30.0, 0.0, 0.0)),
    },
    "watch": {"": Hold("item_watch", "pinch", at=(0.0, 0.0, 0.06))},
    "phone": {"": Hold("item_phone", "flat", LOW, TRAY, spin=(10.0, -60.0, 0.0))},
    "jewellery": {"": Hold("item_jewellery", "pinch", at=(0.0, 0.0, 0.02))},
    "food": {"": Hold("item_food", "flat", LOW, TRAY)},
    "street_shoes": {
        "": Hold("item_street_shoes", "grip", HELD_UP, FIST, at=(0.0, 0.11, 0.09), spin=(20.0, 62.0, 0.0))
    },
    "street_clothes": {"": Hold("street_clothes_hung", "grip", HELD_UP, FIST)},
}


def hold(thing: str, grip: str) -> Hold:
    """How a thing is held; an item knows one way only.

    >>> hold("watch", "").form
    'item_watch'
    """
    ways = HOLDS.get(thing)
    if ways is None:
        raise ValueError(f"nothing to hold is called {thing!r}; there are {', '.join(HOLDS)}")
    if grip not in ways and "" not in ways:
        raise ValueError(f"{thing} is held by {', '.join(ways)}, not by {grip!r}")
    return ways.get(grip, ways.get("", next(iter(ways.values()))))


def made(parent: NodePath, wanted: Hold, look: tuple[Quality, str]) -> NodePath:
    """The thing under a node, its contact point at the node's origin; `look`: quality and language of labels."""
    holder = parent.attach_new_node(f"held {wanted.form}")
    if wanted.form in cloth_forms.FORMS:
        thing = holder.attach_new_node(_cloth(wanted.form))
        _dress_cloth(thing, cloth_forms.FORMS[wanted.form].source)
    else:
        thing = _stiff(wanted.form, look)
        thing.reparent_to(holder)
    thing.set_pos(*(-value for value in wanted.at))
    holder.set_hpr(LVecBase3f(*wanted.spin))
    holder.set_scale(wanted.scale)
    return holder


@cache
def _cloth(form: str) -> Any:
    return cloth_forms.node(form)


def _dress_cloth(thing: NodePath, source: str) -> None:
    shader.dress(thing)
    maps = {f"{kind}_map": texture for kind, texture in model.load(source).textures.items()}
    colours = {"tone": LVecBase3f(1, 1, 1), "hair": LVecBase3f(0), "stubble": 0.0}
    thing.set_shader_inputs(bones=cloth_forms.still_bones(), **colours, **maps)


def _stiff(name: str, look: tuple[Quality, str]) -> NodePath:
    quality, language = look
    thing = load(BUILT / "equipment" / f"{name}.fam").root
    low, high = thing.get_tight_bounds() or (LPoint3f(0), LPoint3f(0))
    holder = NodePath("stiff")
    set_defaults(holder)
    holder.clear_shader_input("probe")  # these four come from the room, through the hand
    for inherited in ("box_low", "box_high", "box_eye"):
        holder.clear_shader_input(inherited)
    holder.set_shader(room_shader(quality, "PROBE"), 5)
    holder.set_shader_input("atlas", atlas_texture(BUILT / f"labels_{language}.png", quality != "low"))
    thing.reparent_to(holder)
    thing.set_pos(-(low.x + high.x) / 2, -(low.y + high.y) / 2, -low.z)
    return holder


def strapped_on(parent: NodePath, look: tuple[Quality, str]) -> NodePath:
    """A wrist watch on a left hand: its face on the back of the wrist, its strap round it."""
    watch = _stiff("item_watch", look)
    thing = watch.get_child(0)
    thing.set_pos(0, 0, 0)  # the model's own origin is the middle of the strap
    x, y, z = STRAP
    watch.set_mat(LMatrix4f(0, x, 0, 0, 0, 0, -y, 0, -z, 0, 0, 0, 0, WRIST_AT, -0.0005, 1))
    watch.reparent_to(parent)
    return watch
