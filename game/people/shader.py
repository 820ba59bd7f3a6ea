"""The shader of people: skinning by bone matrices, light from the room's nine harmonics, a soft sheen.

Inputs set by the owner: `bones`, `tone` (skin tint), the three maps. Inputs inherited from the room:
`sh[9]` irradiance over pi in polynomial form (1, y, z, x, xy, yz, 3z2-1, xz, x2-y2), `exposure`,
`eye` (camera in world).
"""

from panda3d.core import LVecBase3f, NodePath, PTA_LVecBase3f, Shader

VERTEX = """#version 330
uniform mat4 p3d_ViewProjectionMatrix; uniform mat4 p3d_ModelMatrix; uniform mat4 bones[24];
in vec4 p3d_Vertex; in vec2 uv; in vec4 bone; in vec4 share;
centroid out vec3 place; centroid out vec2 atlas; centroid out vec3 m0; centroid out vec3 m1; centroid out vec3 m2;
void main() {
  mat4 m = bones[int(bone.x)] * share.x + bones[int(bone.y)] * share.y
    + bones[int(bone.z)] * share.z + bones[int(bone.w)] * share.w;
  m = p3d_ModelMatrix * m;
  vec4 w = m * vec4(p3d_Vertex.xyz, 1.0);
  place = w.xyz; atlas = uv; m0 = m[0].xyz; m1 = m[1].xyz; m2 = m[2].xyz;
  gl_Position = p3d_ViewProjectionMatrix * vec4(w.xyz, 1.0);
}"""

FRAGMENT = """#version 330
uniform sampler2D normal_map; uniform sampler2D colour_map; uniform sampler2D surface_map;
uniform vec3 sh[9]; uniform float exposure; uniform vec3 eye; uniform vec3 tone;
centroid in vec3 place; centroid in vec2 atlas; centroid in vec3 m0; centroid in vec3 m1; centroid in vec3 m2;
out vec4 colour;
vec3 light(vec3 n) {
  return max(sh[0] + sh[1]*n.y + sh[2]*n.z + sh[3]*n.x + sh[4]*n.x*n.y + sh[5]*n.y*n.z
    + sh[6]*(3.0*n.z*n.z - 1.0)
    + sh[7]*n.x*n.z + sh[8]*(n.x*n.x - n.y*n.y), vec3(0.02));
}
vec3 neutral(vec3 c) {  // Khronos PBR Neutral
  float x = min(c.r, min(c.g, c.b)); float off = x < 0.08 ? x - 6.25*x*x : 0.04; c -= off;
  float p = max(c.r, max(c.g, c.b)); if (p < 0.76) return c;
  float np = 1.0 - 0.0576 / (p + 0.24 - 0.76); c *= np / p;
  return mix(c, vec3(np), 1.0 - 1.0 / (0.15*(p - np) + 1.0));
}
void main() {
  vec3 q = texture(normal_map, atlas).rgb * 2.0 - 1.0;
  vec3 n = normalize(m0*q.x + m1*q.y + m2*q.z);
  vec3 v = normalize(eye - place);
  bool inner = dot(n, v) < -0.25;
  if (inner) n = -n;
  vec3 s = texture(surface_map, atlas).rgb;
  vec3 albedo = texture(colour_map, atlas).rgb * mix(vec3(1.0), tone, s.b);
  float ao = inner ? 0.35 : 0.2 + 0.8*s.r;
  vec3 bounce = max(vec3(ao),
    ((ao*(2.0404*albedo - 0.3324) - (4.7951*albedo - 0.6417))*ao + (2.7552*albedo + 0.6903))*ao);
  float facing = clamp(dot(n, v), 0.0, 1.0);
  float gloss = 1.0 - s.g;
  vec3 r = reflect(-v, n);
  float lobe = pow(clamp(r.z, 0.0, 1.0), 2.0 + 60.0*gloss*gloss) * gloss * 3.0;  // ceiling lamps in the sheen
  float fresnel = 0.04 + 0.3 * gloss * pow(1.0 - facing, 5.0);  // coarse silhouettes overstate grazing angles
  vec3 soft = light(mix(n, r, gloss));
  vec3 c = albedo * light(n) * bounce + soft * fresnel * (1.0 + lobe) * ao;
  vec3 wrapped = s.b * albedo * vec3(0.05, 0.012, 0.005) * light(-v) * (1.0 - facing);  // light through thin skin
  colour = vec4(pow(neutral((c + wrapped) * exposure), vec3(1.0/2.2)), 1.0);
}"""

# A white room lit from above.
NEUTRAL = (
    (0.78, 0.79, 0.80),
    (-0.10,) * 3,
    (0.36, 0.36, 0.355),
    (0.06,) * 3,
    *((0.0,) * 3 for _ in range(5)),
)  # a white room lit from above


def dress(target: NodePath) -> None:
    """Put the shader on a node; the room sets `sh`, `exposure` and `eye` on a node above."""
    target.set_shader(Shader.make(Shader.SL_GLSL, VERTEX, FRAGMENT), 10)
    target.set_two_sided(True)


def neutral_light(target: NodePath) -> None:
    """Light for pictures and tests, where no room gives any."""
    rows = PTA_LVecBase3f.empty_array(9)
    for i, row in enumerate(NEUTRAL):
        rows.set_element(i, LVecBase3f(*row))
    target.set_shader_inputs(sh=rows, exposure=0.82, eye=LVecBase3f(0, 0, 1.6))
