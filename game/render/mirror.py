"""A mirror: the room seen by a camera behind the glass, drawn into a texture at a part of the window's size.

Only what the glass covers is drawn, and on every second frame (fourth at low quality): the shader finds its place in
the picture by the view that the picture was drawn with, so that an older picture does not swim when the head turns.
"""

from typing import Any

from direct.showbase.ShowBase import ShowBase
from panda3d.core import (
    CullFaceAttrib,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4f,
    LPoint2f,
    LPoint3f,
    LVector3f,
    NodePath,
    Plane,
    Texture,
    WindowProperties,
)  # fmt: skip

from game.render.base import Quality
from game.render.ladder import IN_MIRROR, Ladder, distance, sharpness
from game.render.shader import room_shader

SHARE = {"low": 0.55, "medium": 0.7, "high": 1.0}  # of the window's width and height
NEAR = 0.05  # m
REACH = 8.0  # m beyond which the mirror keeps its last picture
EVERY = {"low": 4, "medium": 2, "high": 2}  # frames to a picture
MARGIN = 0.03  # of half the picture drawn around the glass, for the frame that the picture is late

Rectangle = tuple[float, float, float, float]  # left, right, bottom, top; -1..1 over the window


class Mirror:
    """The glass part of a mirror model, filled with what it sees. Call `update` before each frame."""

    def __init__(self, base: ShowBase, glass: NodePath, facing: LVector3f, quality: Quality) -> None:
        """`glass` is a flat part; `facing` its normal in the frame of the scene, pointing into the room."""
        self._base, self._glass, self._share = base, glass, SHARE[quality]
        self._every = EVERY[quality]
        self.is_near = False
        self._frame = 0
        self._reflected: list[tuple[Ladder, tuple[LPoint3f, LPoint3f]]] = []
        self._fine = sharpness(quality, int(base.win.get_x_size() * self._share))
        bounds = glass.get_tight_bounds(base.render)
        if bounds is None:
            raise ValueError(f"the mirror {glass.name!r} has no shape")
        low, high = bounds
        self._corners = [LPoint3f(x, y, z) for x in (low.x, high.x) for y in (low.y, high.y) for z in (low.z, high.z)]
        self._middle = LPoint3f(*((low[i] + high[i]) / 2 for i in range(3)))
        self._plane = Plane(facing, self._middle)
        self._texture = Texture("mirror")
        self._texture.set_clear_color((0.80, 0.82, 0.83, 1))  # until it is first drawn
        self._buffer = self._make_buffer()
        self._lens = base.camLens.make_copy()
        self._camera = NodePath("mirrored eye")
        self._make_camera()
        glass.get_parent().hide(IN_MIRROR)
        glass.set_shader(room_shader(quality, "MIRROR"), 5)
        glass.set_shader_inputs(picture=self._texture, mirrored=LMatrix4f.ident_mat())

    def reflect(self, ladder: Ladder, box: tuple[LPoint3f, LPoint3f]) -> None:
        """Draw this node in the mirror in a form of its own; `box` in the frame of the scene."""
        self._reflected.append((ladder, box))

    @property
    def coarseness(self) -> float:
        """How much farther than it is a thing may be thought to be, for the mirror's picture is small."""
        return 1.0 / self._share

    def update(self) -> None:
        """Put the mirrored camera where it belongs; off when the glass cannot be seen."""
        base = self._base
        eye = base.camera.get_pos(base.render)
        seen = self._rectangle() if (eye - self._middle).length() < REACH else None
        self.is_near = seen is not None and self._plane.dist_to_plane(eye) > 0
        self._frame += 1
        self._buffer.set_active(self.is_near and self._frame % self._every == 1)
        if seen is None or not self._buffer.is_active():
            return
        self._camera.set_mat(base.cam.get_mat(base.render) * self._plane.get_reflection_mat())
        self._look_through(seen)
        view = base.render.get_mat(base.cam) * base.camLens.get_projection_mat()
        self._glass.set_shader_input("mirrored", view)
        eye = self.eye
        for ladder, box in self._reflected:
            ladder.take(distance(eye, *box) * self._fine)

    def resize(self, width: int, height: int) -> None:
        """The window has another size."""
        self._buffer.set_size(*(max(64, int(size * self._share)) for size in (width, height)))

    @property
    def eye(self) -> LPoint3f:
        """Where the mirrored eye is."""
        return self._camera.get_pos(self._base.render)

    def close(self) -> None:
        """Release the buffer."""
        self._base.graphicsEngine.remove_window(self._buffer)
        self._camera.remove_node()

    def _rectangle(self) -> Rectangle | None:
        """The part of the window that the glass covers, a little larger; None where it is out of view."""
        base, lens = self._base, self._base.camLens
        spots, spot = [], LPoint2f()
        for corner in self._corners:
            ahead = base.cam.get_relative_point(base.render, corner)
            if ahead.y < lens.near:
                is_ahead = base.cam.get_relative_point(base.render, self._middle).y > 0
                return (-1.0, 1.0, -1.0, 1.0) if is_ahead else None
            lens.project(ahead, spot)
            spots.append(LPoint2f(spot))
        left, right = min(s.x for s in spots) - MARGIN, max(s.x for s in spots) + MARGIN
        bottom, top = min(s.y for s in spots) - MARGIN, max(s.y for s in spots) + MARGIN
        if left > 1 or right < -1 or bottom > 1 or top < -1:
            return None
        return max(left, -1.0), min(right, 1.0), max(bottom, -1.0), min(top, 1.0)

    def _look_through(self, seen: Rectangle) -> None:
        """Narrow the mirrored view to a part of the window."""
        left, right, bottom, top = seen
        whole = self._base.camLens.get_film_size()
        self._lens.set_film_size(whole.x * (right - left) / 2, whole.y * (top - bottom) / 2)
        self._lens.set_focal_length(self._base.camLens.get_focal_length())
        self._lens.set_film_offset(whole.x * (left + right) / 4, whole.y * (bottom + top) / 4)
        self._lens.near = max(NEAR, self._depth() - 0.02)
        self._region.set_dimensions((left + 1) / 2, (right + 1) / 2, (bottom + 1) / 2, (top + 1) / 2)

    def _depth(self) -> float:
        """How far before the mirrored eye the glass begins: what is nearer lies behind the wall and is not drawn."""
        return min(self._camera.get_relative_point(self._base.render, corner).y for corner in self._corners)

    def _make_buffer(self) -> Any:
        base = self._base
        width, height = (max(64, int(n * self._share)) for n in (base.win.get_x_size(), base.win.get_y_size()))
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        size, flags = WindowProperties(), GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_resizeable
        size.set_size(width, height)
        buffer = base.graphicsEngine.make_output(
            base.pipe, "mirror", -10, properties, size, flags, base.win.gsg, base.win
        )
        buffer.add_render_texture(self._texture, GraphicsOutput.RTM_bind_or_copy)
        buffer.set_clear_color((0.72, 0.75, 0.76, 1))
        return buffer

    def _make_camera(self) -> None:
        self._camera = self._base.make_camera(self._buffer, lens=self._lens)
        self._camera.node().set_camera_mask(IN_MIRROR)
        self._camera.reparent_to(self._base.render)
        initial = NodePath("mirrored")
        initial.set_attrib(CullFaceAttrib.make_reverse())
        self._camera.node().set_initial_state(initial.get_state())
        self._region = self._camera.node().get_display_region(0)
