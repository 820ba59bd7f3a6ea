"""A mirror: the room seen by a camera behind the glass, drawn into a texture at a part of the window's size."""

from direct.showbase.ShowBase import ShowBase
from panda3d.core import (
    BitMask32,
    CullFaceAttrib,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LPoint3f,
    LVecBase2f,
    LVector3f,
    NodePath,
    Plane,
    Texture,
    WindowProperties,
)  # fmt: skip

from game.render.base import Quality
from game.render.shader import room_shader

SHARE = {"low": 0.4, "medium": 0.6, "high": 1.0}  # of the window's width and height
IN_MIRROR = BitMask32.bit(4)  # what is hidden from this mask has no reflection
NEAR = 0.05  # m
REACH = 6.0  # m beyond which the mirror keeps its last picture


class Mirror:
    """The glass part of a mirror model, filled with what it sees. Call `update` before each frame."""

    def __init__(self, base: ShowBase, glass: NodePath, facing: LVector3f, quality: Quality) -> None:
        """`glass` is a flat part; `facing` its normal in the frame of the scene, pointing into the room."""
        self._base, self._glass = base, glass
        self.is_near = False
        bounds = glass.get_tight_bounds(base.render)
        if bounds is None:
            raise ValueError(f"the mirror {glass.name!r} has no shape")
        self._low, self._high = low, high = bounds
        self._middle = LPoint3f(*((low[i] + high[i]) / 2 for i in range(3)))
        self._plane = Plane(facing, self._middle)
        width, height = (max(64, int(size * SHARE[quality])) for size in (base.win.get_x_size(), base.win.get_y_size()))
        self._texture = Texture("mirror")
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        size = WindowProperties()
        size.set_size(width, height)
        self._buffer = base.graphicsEngine.make_output(
            base.pipe,
            "mirror",
            -10,
            properties,
            size,
            GraphicsPipe.BF_refuse_window,
            base.win.gsg,
            base.win,
        )
        self._buffer.add_render_texture(self._texture, GraphicsOutput.RTM_bind_or_copy)
        self._buffer.set_clear_color((0.72, 0.75, 0.76, 1))
        self._lens = base.camLens.make_copy()
        self._camera = base.make_camera(self._buffer, lens=self._lens)
        self._camera.node().set_camera_mask(IN_MIRROR)
        glass.get_parent().hide(IN_MIRROR)
        self._camera.reparent_to(base.render)
        initial = NodePath("mirrored")
        initial.set_attrib(CullFaceAttrib.make_reverse())
        self._camera.node().set_initial_state(initial.get_state())
        glass.set_shader(room_shader(quality, "MIRROR"), 5)
        glass.set_shader_input("picture", self._texture)
        glass.set_shader_input("screen_size", LVecBase2f(base.win.get_x_size(), base.win.get_y_size()))

    def update(self) -> None:
        """Put the mirrored camera where it belongs; off when the glass cannot be seen."""
        base = self._base
        eye = base.camera.get_pos(base.render)
        self.is_near = (eye - self._middle).length() < REACH and self._plane.dist_to_plane(eye) > 0
        self._buffer.set_active(self.is_near)
        if self.is_near:
            self._camera.set_mat(base.cam.get_mat(base.render) * self._plane.get_reflection_mat())
            self._lens.near = max(NEAR, self._depth() - 0.02)

    @property
    def eye(self) -> LPoint3f:
        """Where the mirrored eye is."""
        return self._camera.get_pos(self._base.render)

    def _depth(self) -> float:
        """How far before the mirrored eye the glass begins: what is nearer lies behind the wall and is not drawn."""
        low, high = self._low, self._high
        corners = [LPoint3f(x, y, z) for x in (low.x, high.x) for y in (low.y, high.y) for z in (low.z, high.z)]
        return min(self._camera.get_relative_point(self._base.render, corner).y for corner in corners)

    def close(self) -> None:
        """Release the buffer."""
        self._base.graphicsEngine.remove_window(self._buffer)
        self._camera.remove_node()
