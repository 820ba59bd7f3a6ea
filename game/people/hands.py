"""The trainee's own two hands in the camera's space: poses that blend, reaching, rubbing, held things."""

import math

import numpy as np
from numpy.typing import NDArray
from panda3d.core import CullFaceAttrib, LPoint3f, LVecBase3f, NodePath, PTA_LMatrix4f, Quat

from game.people import model, rub, shader
from game.people.hand_pose import HandForm
from game.people.rig import Rig

Array = NDArray[np.float64]
Place = tuple[float, float, float]
HOME: Place = (0.155, 0.38, -0.185)  # m from the eye to the right wrist: right, ahead, up
HOME_TURN: Place = (9.0, 22.0, -14.0)  # heading, pitch, roll of the right hand (degrees)
POSE_TIME = 0.12  # s, time constant of a change of pose

STILL = 1e-4  # rad: a finger this near to its pose rests


class Hand:
    """One hand. `node` moves with the wrist; hang held things under `grasp`."""

    def __init__(self, parent: NodePath, source: model.Model, form: HandForm, side: str) -> None:
        self._model, self._source, self.sign = source, source, 1.0 if side == "right" else -1.0
        self.form, self.poses = form, form.poses
        self.pose = self.poses["rest"].copy()
        self.target = self.pose
        self._is_posed = False
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
        self._skin.set_shader_inputs(bones=self._bones, tone=LVecBase3f(1, 1, 1), **maps)
        self.grasp = self.node.attach_new_node("grasp")
        _, centre = self.form.grip(0.018)
        self.grasp.set_pos(centre[0] * self.sign, centre[1], centre[2])
        self.home()
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
        self.target = self.poses[pose]

    def hold(self, radius: float) -> None:
        """Close on a round thing of that radius (m), hung under `grasp`."""
        self.target, centre = self.form.grip(radius)
        self.grasp.set_pos(centre[0] * self.sign, centre[1], centre[2])

    def home(self) -> None:
        """Back to where it rests in view."""
        self.put(HOME, HOME_TURN)

    def put(self, place: Place, turn: Place) -> None:
        """Wrist and heading, pitch, roll as for a right hand; the left one takes the mirror image."""
        self.node.set_pos(place[0] * self.sign, place[1], place[2])
        self.node.set_hpr(turn[0] * self.sign, turn[1], turn[2] * self.sign)

    def touch(self, target: Place, share: float) -> None:
        """Send the hand to a point of the parent's space: `share` 0 at home .. 1 with the index fingertip on it."""
        tip = self.form.reach(self.target)[1, 3] * [self.sign, 1, 1]
        home = np.array(HOME) * [self.sign, 1, 1]
        aim = np.array(target) - home
        heading = math.degrees(math.atan2(-aim[0], max(aim[1], 0.05))) * 0.6
        pitch = math.degrees(math.atan2(aim[2], max(float(np.hypot(aim[0], aim[1])), 0.05))) * 0.5
        quat = Quat()
        quat.set_hpr(
            (
                heading * share + HOME_TURN[0] * self.sign * (1 - share),
                pitch * share + HOME_TURN[1] * (1 - share),
                HOME_TURN[2] * self.sign * (1 - share),
            )
        )
        at = np.array(quat.xform(LVecBase3f(*map(float, tip))))
        ease = share * share * (3 - 2 * share)
        wrist = home * (1 - ease) + (np.array(target) - at) * ease
        self.node.set_pos(*map(float, wrist))
        self.node.set_quat(quat)

    def animate(self, dt: float) -> None:
        """Move towards the wanted pose and send the bones to the shader."""
        away = self.target - self.pose
        if self._is_posed and float(np.abs(away).max()) < STILL:
            return
        self._is_posed = True
        self.pose = self.pose + away * (1 - math.exp(-dt / POSE_TIME))
        local = np.concatenate([np.eye(3)[None], self.form.turns(self.pose).reshape(15, 3, 3)])
        self._rig.solve(local)
        self._rows[:16] = self._rig.matrices()
        memoryview(self._bones).cast("B")[:] = self._rows.tobytes()  # type: ignore[arg-type]


class Hands:
    """Both hands under the camera."""

    def __init__(self, camera: NodePath, worn: frozenset[str] = frozenset()) -> None:
        source = model.load("hands")
        form = HandForm.read(source.header)
        self.left, self.right = Hand(camera, source, form, "left"), Hand(camera, source, form, "right")
        self.camera = camera
        self.wear(worn)

    def wear(self, worn: frozenset[str]) -> None:
        """Gloves and sleeves of both."""
        for hand in (self.left, self.right):
            hand.wear(worn)

    def show(self, left: str, right: str) -> None:
        """Poses of both hands."""
        self.left.show(left)
        self.right.show(right)

    def reach(self, side: str, world: Place, share: float) -> None:
        """Send one hand towards a point of the world."""
        hand = self.left if side == "left" else self.right
        point = self.camera.get_relative_point(self.camera.get_top(), LPoint3f(*world))
        hand.touch((point[0], point[1], point[2]), share)

    def rub(self, zone: str, time: float) -> None:
        """Wash or sanitise a zone, `left_palm` .. `right_thumb`: the named hand is rubbed by the other one."""
        side, part = zone.split("_", 1)
        rubbed, rubbing = (self.left, self.right) if side == "left" else (self.right, self.left)
        for hand, step in zip((rubbed, rubbing), rub.step(part, time), strict=True):
            hand.show(step.pose)
            hand.put(step.place, step.turn)

    def home(self) -> None:
        """Both hands back to rest."""
        for hand in (self.left, self.right):
            hand.home()
            hand.show("rest")

    def animate(self, dt: float) -> None:
        """A frame."""
        self.left.animate(dt)
        self.right.animate(dt)


def covering(worn: frozenset[str]) -> list[str]:
    """Parts of a hand that show under what is worn."""
    short = "forearm" if "site_uniform" in worn else "sleeve_street"
    sleeve = "sleeve_coverall" if "coverall" in worn else short
    if "gloves" in worn:
        return ["glove", sleeve]
    return ["hand", "forearm", *([sleeve] if sleeve != "forearm" else [])]
