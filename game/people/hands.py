"""The trainee's own two hands in the camera's space: poses that blend, arms that follow, reach, rub, held things."""

import math
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from panda3d.core import CullFaceAttrib, LPoint3f, LQuaternionf, LVecBase3f, NodePath, PTA_LMatrix4f

from game.people import held, model, rub, shader
from game.people.arm import bend
from game.people.hand_pose import HandForm
from game.people.motion import stride
from game.people.rig import Rig
from game.render.base import Quality

Array = NDArray[np.float64]
Place = tuple[float, float, float]
HOME: Place = (0.235, 0.455, -0.180)  # m from the eye to the right wrist: right, ahead, up
HOME_TURN: Place = (16.0, 12.0, 30.0)  # heading, pitch, roll of the right hand (degrees)
POSE_TIME = 0.12  # s, time constant of a change of pose
MOVE_TIME = 0.11  # s, time constant of the way of the wrist; chosen: a calm hand
SWAY_TIME = 0.18  # s, time constant of beginning and ending to walk
SWING, LIFT = 0.020, 0.006  # m at 1 m/s; chosen small: arms are held still in a clean room, and nobody shall feel sick
STILL = 1e-4  # rad: a finger this near to its pose rests
REACH = 0.60  # m that the wrist gets away from the shoulder
SHOULDER: Place = (0.185, -0.06, -0.27)  # m from the eye to the right shoulder
ROLL = {"grip": 62.0, "pinch": 40.0, "press": 12.0, "point": 12.0}  # degrees; a gripping hand has its thumb up


class Hand:
    """One hand. `node` moves with the wrist; hang held things under `grasp`."""

    def __init__(self, parent: NodePath, source: model.Model, form: HandForm, side: str) -> None:
        self._model, self._source, self.sign = source, source, 1.0 if side == "right" else -1.0
        self.form, self.poses = form, form.poses
        self.pose = self.poses["rest"].copy()
        self.target, self._name = self.pose, "rest"
        self._is_posed = self._is_home = False
        self._ease, self._swung = 1.0, np.zeros(3)
        self._rig = Rig(source.bones, source.parent, source.joints)
        self._vertices = model.vertex_data(source, source.position)
        self._bones = PTA_LMatrix4f.empty_array(24)
        self._rows = np.zeros((24, 4, 4), np.float32)
        self.node = parent.attach_new_node(f"{side} hand")
        self._skin = self.node.attach_new_node("skin")
        self._skin.set_sx(self.sign)  # the left hand is the right one in a mirror
        shader.dress(self._skin)
        if self.sign < 0:
            self._skin.set_attrib(CullFaceAttrib.make_reverse())
            self._skin.set_two_sided(True)
        maps = {f"{kind}_map": texture for kind, texture in source.textures.items()}
        colours = {"tone": LVecBase3f(1, 1, 1), "hair": LVecBase3f(0), "stubble": 0.0}
        self._skin.set_shader_inputs(bones=self._bones, **colours, **maps)
        self.grasp = self.node.attach_new_node("grasp")
        _, self._centre = self.form.grip(0.018)
        self._hang()
        self._upright = self.node.attach_new_node("upright")  # a held thing hangs down however the wrist turns
        self.holds: held.Hold | None = None
        self.home()
        self._at, self._turn = self._goal, self._goal_turn
        self.wear(frozenset())

    def take(self, allowed: float) -> None:
        """Draw the coarsest form that errs by at most `allowed` (m)."""
        errors, forms = model.coarser(self._source)
        step = sum(error <= allowed for error in (0.0, *errors)) - 1
        self._model = (self._source, *forms)[step]
        self._vertices = model.vertex_data(self._model, self._model.position)
        self.wear(self._worn)

    def wear(self, worn: frozenset[str]) -> None:
        """Glove and sleeve as worn; a short sleeve leaves the forearm bare."""
        self._worn = worn
        for child in self._skin.get_children():
            child.remove_node()
        self._skin.attach_new_node(model.node(self._model, self._vertices, covering(worn), 0.6))

    def show(self, pose: str) -> None:
        """Go over to a named pose."""
        if pose not in self.poses:
            raise ValueError(f"no pose {pose!r} of the hand; there are {', '.join(self.poses)}")
        if self.holds is not None:
            pose = self.holds.pose  # a hand that holds does not open for something else
        self.target, self._name = self.poses[pose], pose

    def close_on(self, radius: float) -> None:
        """Close on a round thing of that radius (m), hung under `grasp`."""
        self.target, self._centre = self.form.grip(radius)
        self._name = "grip"
        self._hang()

    def home(self) -> None:
        """Back to where it rests in view; what is held is held up."""
        if self.holds is None:
            self.put(HOME, HOME_TURN)
        else:
            self.put(self.holds.place, self.holds.turn)
        self._is_home = True

    def carry(self, wanted: held.Hold | None, look: tuple[Quality, str]) -> None:
        """Hold a thing in its way, or nothing; what was held before is gone."""
        if wanted == self.holds:
            return
        for old in self._upright.get_children():
            old.remove_node()
        self.holds = wanted
        self.show("rest" if wanted is None else wanted.pose)
        self.home()
        if wanted is not None:
            side = held.made(self._upright, wanted, look)
            side.set_hpr(side.get_h() * self.sign, side.get_p(), side.get_r() * self.sign)
            self._upright.set_pos(*map(float, self._contact() * [self.sign, 1, 1]))

    def put(self, place: Place, turn: Place, shift: Place = (0.0, 0.0, 0.0)) -> None:
        """Wrist and heading, pitch, roll as for a right hand, the left one takes the mirror image; then a shift."""
        self._goal = np.array(place) * [self.sign, 1, 1] + shift
        self._is_home = False
        self._goal_turn = _quat((turn[0] * self.sign, turn[1], turn[2] * self.sign))

    def touch(self, target: Place, share: float) -> None:
        """Send the hand to a point of the parent's space: `share` 0 at home .. 1 touching, if the arm reaches."""
        shoulder = np.array(SHOULDER) * [self.sign, 1, 1]
        aim = np.array(target) - shoulder
        heading = math.degrees(math.atan2(-aim[0], max(aim[1], 0.05))) * 0.8
        pitch = math.degrees(math.atan2(aim[2], max(float(np.hypot(aim[0], aim[1])), 0.05))) * 0.8
        turn = _quat((heading, pitch, ROLL.get(self._name, 0.0) * self.sign))
        wrist = np.array(target) - _turned(turn, self._contact() * [self.sign, 1, 1])
        away = wrist - shoulder
        wrist = shoulder + away * min(1.0, REACH / max(float(np.linalg.norm(away)), 1e-6))
        self._is_home = False
        home, home_turn = np.array(HOME) * [self.sign, 1, 1], _quat((HOME_TURN[0] * self.sign, HOME_TURN[1], 0))
        self._goal = home + (wrist - home) * share
        self._goal_turn = _between(home_turn, turn, share)

    def sway(self, swing: float, lift: float, dt: float) -> None:
        """Swing with the body's walk: metres forward and up, as long as the hand does nothing else."""
        self._ease += (float(self._is_home) - self._ease) * (1 - math.exp(-dt / SWAY_TIME))
        self._swung = np.array((0.0, swing, lift)) * self._ease
        self.node.set_pos(*map(float, self._at + self._swung))

    def animate(self, dt: float) -> None:
        """Move towards the wanted place and pose, and send the bones to the shader."""
        away = self.target - self.pose
        is_moving = self._move(dt)
        if self.holds is not None:
            self._upright.set_hpr(self.node.get_top(), self.node.get_parent().get_h(self.node.get_top()), 0, 0)
        if self._is_posed and not is_moving and float(np.abs(away).max()) < STILL:
            return
        self._is_posed = True
        self.pose = self.pose + away * (1 - math.exp(-dt / POSE_TIME))
        self._rig.solve(self.form.local(self.pose, self._arm()))
        self._rows[: len(self._rig.joints)] = self._rig.matrices()
        memoryview(self._bones).cast("B")[:] = self._rows.tobytes()  # type: ignore[arg-type]

    def _move(self, dt: float) -> bool:
        share = 1.0 if not self._is_posed else 1 - math.exp(-dt / MOVE_TIME)
        way = self._goal - self._at
        turning = 1.0 - abs(self._turn.dot(self._goal_turn))
        if self._is_posed and float(np.abs(way).max()) < 1e-4 and turning < 1e-7:
            return False
        self._at = self._at + way * share
        self._turn = _between(self._turn, self._goal_turn, share)
        self.node.set_pos(*map(float, self._at + self._swung))
        self.node.set_quat(self._turn)
        return True

    def _arm(self) -> Array:
        """Rotation of the forearm at the wrist, so that it comes from the elbow."""
        back = LQuaternionf(self._turn)
        back.invert_in_place()
        flip = np.array([self.sign, 1, 1])
        return bend(self._at * flip, lambda v: _turned(back, v * flip) * flip)

    def _contact(self) -> Array:
        """What of the hand meets the thing: a fingertip, the hollow of the grip, or the palm."""
        if self._name in ("point", "press", "pinch"):
            return np.asarray(self.form.reach(self.target)[1, 3])
        return np.asarray(self._centre) if self._name == "grip" else np.array((0.0, 0.075, -0.022))

    def _hang(self) -> None:
        self.grasp.set_pos(self._centre[0] * self.sign, self._centre[1], self._centre[2])


class Hands:
    """Both hands under the camera."""

    def __init__(
        self, camera: NodePath, worn: frozenset[str] = frozenset(), look: tuple[Quality, str] = ("medium", "en")
    ) -> None:
        """`look`: quality and language of the labels of what is held."""
        source = model.load("hands")
        form = HandForm.read(source.header)
        self.left, self.right = Hand(camera, source, form, "left"), Hand(camera, source, form, "right")
        self.camera, self.look = camera, look
        self._watch: NodePath | None = None
        self._pace = self._phase = 0.0
        self.wear(worn)

    def wear(self, worn: frozenset[str]) -> None:
        """Gloves and sleeves of both."""
        for hand in (self.left, self.right):
            hand.wear(worn)

    def show(self, left: str, right: str) -> None:
        """Poses of both hands."""
        self.left.show(left)
        self.right.show(right)

    def adorn(self, items: Collection[str]) -> None:
        """Show on the left wrist whether the watch is still there."""
        if ("watch" in items) != (self._watch is not None):
            if self._watch is not None:
                self._watch.remove_node()
            self._watch = held.strapped_on(self.left.node, self.look) if "watch" in items else None

    def pose(self, side: str, pose: str) -> None:
        """Pose of one hand."""
        (self.left if side == "left" else self.right).show(pose)

    def reach(self, side: str, world: Place, share: float) -> None:
        """Send one hand towards a point of the world."""
        hand = self.left if side == "left" else self.right
        point = self.camera.get_relative_point(self.camera.get_top(), LPoint3f(*world))
        hand.touch((point[0], point[1], point[2]), share)

    def hold(self, side: str, thing: str, grip: str = "") -> None:
        """Let a hand hold a garment by `inside`, `tab` or `outside` (a coverall also `gathered`), an item, or nothing.

        Cheap to call each frame: nothing happens while the hand holds that already.
        """
        hand = self.left if side == "left" else self.right
        hand.carry(held.hold(thing, grip) if thing else None, self.look)

    def rub(self, zone: str, time: float, at: Place = rub.MEET) -> None:
        """Wash a zone, `left_palm` .. `right_thumb`, with the other hand; they meet `at`, m from the eye."""
        shift = (at[0] - rub.MEET[0], at[1] - rub.MEET[1], at[2] - rub.MEET[2])
        side, part = zone.split("_", 1)
        rubbed, rubbing = (self.left, self.right) if side == "left" else (self.right, self.left)
        for hand, step in zip((rubbed, rubbing), rub.step(part, time), strict=True):
            hand.show(step.pose)
            hand.put(step.place, step.turn, shift)

    def home(self) -> None:
        """Both hands back to rest."""
        for hand in (self.left, self.right):
            hand.home()
            hand.show("rest")

    def animate(self, dt: float, speed: float = 0.0) -> None:
        """A frame of somebody who walks so fast (m/s)."""
        self._pace += (speed - self._pace) * (1 - math.exp(-dt / SWAY_TIME))
        if self._pace > STILL:
            self._phase = (self._phase + self._pace * dt / stride(self._pace)) % 1.0
            turn, share = 2 * math.pi * self._phase, min(self._pace, 1.6)
            lift = LIFT * share * math.cos(2 * turn)
            self.left.sway(SWING * share * math.sin(turn), lift, dt)
            self.right.sway(-SWING * share * math.sin(turn), lift, dt)
        self.left.animate(dt)
        self.right.animate(dt)


def covering(worn: frozenset[str]) -> list[str]:
    """Parts of a hand that show under what is worn."""
    short = "forearm" if "site_uniform" in worn else "sleeve_street"
    sleeve = "sleeve_coverall" if "coverall" in worn else short
    if "gloves" in worn:
        return ["glove", sleeve]
    return ["hand", "forearm", *([sleeve] if sleeve != "forearm" else [])]


def _quat(hpr: Place) -> LQuaternionf:
    out = LQuaternionf()
    out.set_hpr(LVecBase3f(*hpr))
    return out


def _turned(quat: LQuaternionf, v: Array) -> Array:
    return np.array(quat.xform(LVecBase3f(*map(float, v))))


def _between(a: LQuaternionf, b: LQuaternionf, share: float) -> LQuaternionf:
    """The way from one turn to another, by the shorter side."""
    mixed = a * (1 - share) + b * (share if a.dot(b) >= 0 else -share)
    mixed.normalize()
    return LQuaternionf(mixed)
