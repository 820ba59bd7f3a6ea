"""The shader of people: skinning by bone matrices, then the light of the room where a person stands.

Inputs of the owner: `bones`, `tone` (tint of the skin), `hair` (linear colour of hair), `stubble` (0..1) and the three
maps. Inputs of the room, as in `game/render/glsl.py`: `probe[9]` (irradiance over pi in polynomial form), the cube map
`environment` with its box.

The blue of the surface map says what a texel is: 0 cloth or latex, 0.25 hair, 0.5 to 1 skin, less where a beard grows.
"""

from functools import cache
from typing import Any

import numpy as np
from panda3d.core import CPTA_uchar, LPoint3f, LVecBase3f, NodePath, PTA_LVecBase3f, PTA_uchar, Shader, Texture

VERTEX = """#version 330
uniform mat4 p3d_ViewProjectionMatrix; uniform mat4 p3d_ModelMatrix; uniform mat4 bones[24];
in vec4 p3d_Vertex; in vec2 uv; in vec4 bone; in vec4 share;
centroid out vec3 place; centroid out vec2 atlas; centroid out vec3 m0; centroid out vec3 m1; centroid out vec3 m2;
void main() {
  mat4x3 m = mat4x3(bones[int(bone.x)]) * share.x + mat4x3(bones[int(bone.y)]) * share.y
    + mat4x3(bones[int(bone.z)]) * share.z + mat4x3(bones[int(bone.w)]) * share.w;
  vec4 w = p3d_ModelMatrix * vec4(m * vec4(p3d_Vertex.xyz, 1.0), 1.0); mat3 turn = mat3(p3d_ModelMatrix);
  place = w.xyz; atlas = uv; m0 = turn * m[0]; m1 = turn * m[1]; m2 = turn * m[2];
  gl_Position = p3d_ViewProjectionMatrix * vec4(w.xyz, 1.0);
}"""

FRAGMENT = """#version 330
uniform sampler2D normal_map; uniform sampler2D colour_map; uniform sampler2D surface_map;
uniform samplerCube environment; uniform vec3 box_low, box_high, box_eye; uniform vec3 probe[9];
uniform vec3 tone, hair; uniform float stubble; uniform mat4 p3d_ViewMatrixInverse;
centroid in vec3 place; centroid in vec2 atlas; centroid in vec3 m0; centroid in vec3 m1; centroid in vec3 m2;
out vec4 colour;
vec3 light(vec3 n) {
  return max(vec3(0.02), probe[0] + probe[1]*n.y + probe[2]*n.z + probe[3]*n.x + probe[4]*n.x*n.y + probe[5]*n.y*n.z
    + probe[6]*(3.0*n.z*n.z - 1.0) + probe[7]*n.x*n.z + probe[8]*(n.x*n.x - n.y*n.y));
}
vec3 around(vec3 r, float rough) {  // the room's cube map, projected on its box
  vec3 a = (box_high - place) / r, b = (box_low - place) / r, far = max(a, b);
  float t = max(min(min(far.x, far.y), far.z), 0.0);
  return textureLod(environment, place + r * t - box_eye, sqrt(rough) * 5.0).rgb;
}
vec3 toned(vec3 c) {  // Khronos PBR Neutral, as in the rooms
  c *= 0.80; float x = min(c.r, min(c.g, c.b)); c -= x < 0.08 ? x - 6.25*x*x : 0.04;
  float p = max(c.r, max(c.g, c.b)); if (p < 0.76) return c;
  float np = 1.0 - 0.0576 / (p + 0.24 - 0.76); c *= np / p;
  return mix(c, vec3(np), 1.0 - 1.0 / (0.15*(p - np) + 1.0));
}
void main() {
  vec3 q = texture(normal_map, atlas).rgb * 2.0 - 1.0;
  vec3 n = normalize(m0*q.x + m1*q.y + m2*q.z), v = normalize(p3d_ViewMatrixInverse[3].xyz - place);
  bool inner = dot(n, v) < -0.25;
  if (inner) n = -n;
  vec3 s = texture(surface_map, atlas).rgb, albedo = texture(colour_map, atlas).rgb;
  float skin = smoothstep(0.42, 0.52, s.b), strands = smoothstep(0.15, 0.20, s.b) * (1.0 - skin);
  albedo *= mix(vec3(1.0), tone, skin);
  albedo = mix(albedo, hair * (albedo.g * 20.0), strands);
  albedo = mix(albedo, albedo * 0.35 + hair * 0.4, skin * stubble * clamp((0.96 - s.b) * 2.4, 0.0, 1.0));
  float open = inner ? 0.35 : s.r, rough = clamp(s.g, 0.08, 1.0), nv = clamp(dot(n, v), 0.02, 1.0);
  vec3 r = reflect(-v, n);
  vec3 bounce = max(vec3(open), ((open*(2.0404*albedo - 0.3324) - (4.7951*albedo - 0.6417))*open
    + (2.7552*albedo + 0.6903))*open);  // light that finds its way into a fold [jimenez2016]
  vec3 fall = light(n);
  if (skin > 0.5) {  // red light wanders under the skin: it takes less part in wrinkles and shadows
    vec3 w = texture(normal_map, atlas, 3.0).rgb * 2.0 - 1.0;
    fall.r = mix(fall.r, light(normalize(m0*w.x + m1*w.y + m2*w.z)).r * 1.03, 0.8);
    bounce = mix(bounce, pow(bounce, vec3(0.62, 0.92, 1.0)), skin);
  }
  vec4 k = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);  // [karis2014]
  vec2 ab = vec2(-1.04, 1.04) * (min(k.x * k.x, exp2(-9.28 * nv)) * k.x + k.y) + k.zw;
  float latex = smoothstep(0.24, 0.14, rough) * (1.0 - skin);
  float f = mix(mix(0.04, 0.028, skin), 0.05, latex) * ab.x + ab.y;
  f = min(f, mix(mix(0.20, 0.07, step(0.12, s.b)), 0.26, latex));  // coarse silhouettes overstate grazing angles
  float seen = clamp(pow(nv + open, exp2(-16.0 * rough - 1.0)) - 1.0 + open, 0.0, 1.0);
  vec3 mirror = mix(fall * albedo * open, around(r, rough), seen);
  vec3 c = albedo * fall * bounce * (1.0 - f) + mirror * f;
  c += skin * albedo * vec3(0.10, 0.022, 0.010) * light(-v) * (1.0 - nv) * (1.0 - nv);  // light through thin skin
  c = toned(c);
  colour = vec4(1.055 * pow(max(c, vec3(1e-5)), vec3(0.41667)) - 0.055, 1.0);
}"""

# A white room lit from above: the mean of the built rooms.
NEUTRAL = (
    (1.42, 1.42, 1.40), (-0.08,) * 3, (1.00, 0.98, 0.95), (-0.16,) * 3, (0.0,) * 3, (-0.04,) * 3, (0.145,) * 3,
    (-0.17,) * 3, (0.10,) * 3,
)  # fmt: skip
STEP = 0.25  # m that a person moves before the light is asked anew
ROOM_INPUTS = ("box_low", "box_high", "box_eye")


def dress(target: NodePath) -> None:
    """Put the shader on a node; the light comes from a node above (`neutral_light`, `RoomLight`)."""
    target.set_shader(Shader.make(Shader.SL_GLSL, VERTEX, FRAGMENT), 10)
    target.set_two_sided(True)


def neutral_light(target: NodePath) -> None:
    """Light for pictures and tests, where no room gives any."""
    target.set_shader_inputs(
        probe=PTA_LVecBase3f([LVecBase3f(*row) for row in NEUTRAL]),
        environment=_white_room(),
        box_low=LVecBase3f(-3, -3, 0),
        box_high=LVecBase3f(3, 3, 2.7),
        box_eye=LVecBase3f(0, 0, 1.5),
    )


class RoomLight:
    """The light of the room where a node stands, for everything below it; renewed when it moved."""

    def __init__(self, target: NodePath) -> None:
        self.target = target
        self._last: object = None

    def follow(self, scene: Any, at: tuple[float, float, float]) -> None:
        """Take the light of a `RoomScene` at a point."""
        box = [scene.node.get_shader_input(name).get_vector().xyz for name in ROOM_INPUTS]
        key = (scene.id, tuple(round(v / STEP) for v in at), box[0].x)
        if key == self._last:
            return
        self._last = key
        self.target.set_shader_input("probe", scene.probe(LPoint3f(*at)))
        self.target.set_shader_input("environment", scene.node.get_shader_input("environment").get_texture())
        for name, value in zip(ROOM_INPUTS, box, strict=True):
            self.target.set_shader_input(name, LVecBase3f(value))


@cache
def _white_room() -> Texture:
    """A cube map of 16 pixels: pale walls, two lamps above, a grey floor; one level serves all roughnesses."""
    size = 16
    faces = np.full((6, size, size, 3), 0.85, np.float32)  # +x -x +y -y +z -z
    faces[5], faces[4] = 0.35, 0.9
    faces[4, 3:6, 3:13] = faces[4, 10:13, 3:13] = 5.0
    texture = Texture("white room")
    texture.setup_cube_map(size, Texture.T_float, Texture.F_rgb16)
    texture.set_ram_image(CPTA_uchar(PTA_uchar(faces.tobytes())))
    return texture
