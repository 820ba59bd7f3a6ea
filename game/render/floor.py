"""The room in its own floor, at high quality: drawn from below the floor into a picture, blurred with distance.

The alpha of the picture is the height of what is seen over the floor: a foot is sharp, a lamp is a glow.
"""

from typing import Any

from panda3d.core import (
    CullFaceAttrib,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    LMatrix4f,
    LPoint3f,
    LVector3f,
    NodePath,
    Plane,
    SamplerState,
    Texture,
    WindowProperties,
)  # fmt: skip

from game.render.ladder import IN_FLOOR
from game.render.room import RoomScene
from game.render.shader import room_shader

SHARE = 0.5  # of the window's width and height


class FloorMirror:
    """The reflecting floors of the staged rooms. Call `update` before each frame, as for a mirror on a wall."""

    is_near = False  # the own body is not seen in it
    coarseness = 1.0 / SHARE

    def __init__(self, base: Any, scenes: list[RoomScene]) -> None:
        self._base = base
        self._floors = [floor for scene in scenes if not (floor := scene.model.root.find("floor")).is_empty()]
        self._picture = Texture("floor")
        self._picture.minfilter = SamplerState.FT_linear_mipmap_linear
        self._picture.wrap_u = self._picture.wrap_v = SamplerState.WM_clamp
        self._buffer = self._make_buffer()
        self._camera = base.make_camera(self._buffer, lens=base.camLens)
        self._camera.reparent_to(base.render)
        self._camera.node().set_camera_mask(IN_FLOOR)
        initial = NodePath("from below")
        initial.set_attrib(CullFaceAttrib.make_reverse())
        initial.set_shader_input("keeps_height", 1.0, 100)
        self._camera.node().set_initial_state(initial.get_state())
        for floor in self._floors:
            floor.hide(IN_FLOOR)
            floor.set_shader(room_shader("high", "MAPPED", "FLOOR"), 2)
            floor.set_shader_inputs(picture=self._picture, mirrored=LMatrix4f.ident_mat())

    @property
    def eye(self) -> LPoint3f:
        """Where the mirrored eye is."""
        return LPoint3f(self._camera.get_pos(self._base.render))

    def update(self) -> None:
        """Put the camera below the floor."""
        base = self._base
        self._camera.set_mat(base.cam.get_mat(base.render) * Plane(LVector3f(0, 0, 1), LPoint3f()).get_reflection_mat())
        view = base.render.get_mat(base.cam) * base.camLens.get_projection_mat()
        for floor in self._floors:
            floor.set_shader_input("mirrored", view)

    def resize(self, width: int, height: int) -> None:
        """The window has another size."""
        self._buffer.set_size(max(64, int(width * SHARE)), max(64, int(height * SHARE)))

    def close(self) -> None:
        """Release the buffer."""
        self._base.graphicsEngine.remove_window(self._buffer)
        self._camera.remove_node()

    def _make_buffer(self) -> Any:
        base = self._base
        properties = FrameBufferProperties()
        properties.set_rgba_bits(8, 8, 8, 8)
        properties.set_depth_bits(24)
        size, flags = WindowProperties(), GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_resizeable
        size.set_size(*(max(64, int(n * SHARE)) for n in (base.win.get_x_size(), base.win.get_y_size())))
        engine = base.graphicsEngine
        buffer = engine.make_output(base.pipe, "floor", -11, properties, size, flags, base.win.gsg, base.win)
        buffer.add_render_texture(self._picture, GraphicsOutput.RTM_bind_or_copy)
        buffer.set_clear_color((0.72, 0.75, 0.76, 1))
        return buffer
