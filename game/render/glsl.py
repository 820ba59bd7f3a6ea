# ruff: noqa: E501 - a line of the shader holds one formula and is read like one.
"""The text of the one-pass shader. Its defines are set by `shader.py`.

QUALITY 0 1 2; light from PROBE (harmonics), MAPPED (a lightmap) or else the vertex; GLASS is clear, PEEP shows the room
behind a door, MIRROR a picture, FLOOR reflects the room, LIQUID is broth or foam behind a glass.
"""

VERTEX = """
uniform mat4 p3d_ModelViewProjectionMatrix, p3d_ModelMatrix;
in vec4 p3d_Vertex; in vec2 uv0; in vec4 normal, light, albedo, surface;
out vec4 world_u, normal_v, baked;
flat out vec4 colour; flat out vec3 kind;
void main() {
  vec4 w = p3d_ModelMatrix * p3d_Vertex;
  world_u = vec4(w.xyz, uv0.x); normal_v = vec4(mat3(p3d_ModelMatrix) * (normal.xyz / 32767.0), uv0.y);
#ifdef MAPPED
  baked = light / 65535.0;
#else
  baked = light / 8192.0;
#endif
  colour = albedo; kind = surface.xyz * vec3(1.0 / 255.0, 0.02, 1.0);
  gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
}
"""

FRAGMENT = """
uniform mat4 p3d_ViewMatrixInverse;
uniform samplerCube environment; uniform sampler2D atlas, grain, picture, light_map;
#ifdef PEEP
uniform samplerCube beyond; uniform vec3 beyond_low, beyond_high, beyond_eye;
#endif
uniform vec3 box_low, box_high, box_eye; uniform vec3 probe[9];
uniform vec4 glow;   // rgb and strength of a lamp or screen; strength < 0: as the material says
uniform vec4 tint;   // multiplies the colour; w: share of white added (highlight)
uniform vec4 mirror_plane;  // w > 0: a mirrored pass, all behind height or plane is cut
uniform mat4 mirrored;  // world to the mirror's picture
#ifdef LIQUID
uniform vec4 liquid;  // opacity, way of the swirl and of the bubbles (m), share of bubbles; over 1: foam
#endif
uniform vec2 grid_origin; uniform float keeps_height;  // 1 where alpha keeps the height, for the floor's picture
in vec4 world_u, normal_v, baked;
flat in vec4 colour; flat in vec3 kind;
out vec4 pixel;

vec3 tone(vec3 c) {  // Khronos PBR Neutral: whites stay white, hues true
  const float start = 0.76, fade = 0.15;
  float x = min(c.r, min(c.g, c.b)); c -= x < 0.08 ? x - 6.25 * x * x : 0.04;
  float p = max(c.r, max(c.g, c.b)); if (p < start) return c;
  float d = 1.0 - start, q = 1.0 - d * d / (p + d - start); c *= q / p;
  return mix(c, vec3(q), 1.0 - 1.0 / (fade * (p - q) + 1.0));
}
#if QUALITY > 0
vec3 encoded(vec3 c) { c = tone(c * 0.80); return 1.055 * pow(max(c, vec3(1e-5)), vec3(0.41667)) - 0.055; }
#else
vec3 encoded(vec3 c) {  // a square root and a line stand for the power of sRGB: within 0.02
  c = tone(c * 0.80); vec3 s = sqrt(max(c, vec3(1e-5))); return min(s * (1.15 - 0.15 * s), vec3(1.0));
}
#endif
float line(float d, float half_width) {  // box-filtered: never aliases, never vanishes
  float w = max(fwidth(d), 1e-5);
  return clamp((min(d + w * 0.5, half_width) - max(d - w * 0.5, -half_width)) / w, 0.0, 1.0);
}
float joint(float x, float module, float half_width) { return line((abs(fract(x / module + 0.5) - 0.5)) * module, half_width); }
vec3 around(vec3 world, vec3 r, float rough) {  // the room's cube map, projected on its box
  vec3 a = (box_high - world) / r, b = (box_low - world) / r, far = max(a, b);
  float t = max(min(min(far.x, far.y), far.z), 0.0);
  return textureLod(environment, world + r * t - box_eye, sqrt(rough) * 5.0).rgb;
}
vec3 from_probe(vec3 n) {
  return max(vec3(0.02), probe[0] + probe[1] * n.y + probe[2] * n.z + probe[3] * n.x + probe[4] * n.x * n.y + probe[5] * n.y * n.z
    + probe[6] * (3.0 * n.z * n.z - 1.0) + probe[7] * n.x * n.z + probe[8] * (n.x * n.x - n.y * n.y));
}
#ifdef FLOOR
vec3 in_floor(vec3 world, float rough, float nv, vec3 light) {  // the room from below, the blurrier the higher
  vec4 spot = mirrored * vec4(world, 1.0); vec2 at = spot.xy / spot.w * 0.5 + 0.5;
  float high = textureLod(picture, at, 2.0).a * 3.3, lod = log2(1.0 + high * rough * 60.0 / max(spot.w * 0.35, 1.0));
  vec2 texel = exp2(lod) / vec2(textureSize(picture, 0)); vec3 sum = vec3(0.0); float weight = 0.0;
  for (int i = -2; i <= 2; i++) for (int j = -2; j <= 2; j++) {
    float w = exp(-0.35 * float(i * i + j * j)); vec2 o = vec2(i, j) * texel * 0.7;
    vec3 t = textureLod(picture, at + o, max(lod - 0.5, 0.0)).rgb; t = t * t * 1.25;
    t *= 1.0 + 2.0 * smoothstep(0.85, 1.2, max(t.r, max(t.g, t.b)));  // lamps were cut at white
    sum += t * w; weight += w;
  }
  return sum / weight;
}
#endif
#ifdef LIQUID
vec2 random(vec2 cell) { return fract(sin(vec2(dot(cell, vec2(127.1, 311.7)), dot(cell, vec2(269.5, 183.3)))) * 43758.5453); }
float bubble(vec2 p, float share) {  // at most one in each cell, bright at its rim
  vec2 h = random(floor(p)); float r = 0.10 + 0.24 * h.x * h.y, d = length(fract(p) - 0.5 - (h - 0.5) * 0.5);
  return step(fract(h.x * 7.3 + h.y * 3.1), share) * smoothstep(r, r * 0.8, d) * (0.45 + 0.55 * smoothstep(0.0, r, d));
}
float froth(vec2 p) {  // cells that meet in thin dark films
  vec2 cell = floor(p); float first = 9.0, second = 9.0;
  for (int i = -1; i <= 1; i++) for (int j = -1; j <= 1; j++) {
    vec2 at = vec2(i, j); float d = length(at + random(cell + at) - fract(p));
    second = min(second, max(first, d)); first = min(first, d);
  }
  return 0.66 + 0.34 * smoothstep(0.02, 0.22, second - first) + 0.14 * (0.5 - first);
}
#endif
void main() {
  vec3 world = world_u.xyz, normal = normal_v.xyz; vec2 where = vec2(world_u.w, normal_v.w);
#ifdef CUT
  if ( dot(mirror_plane.xyz, world) < mirror_plane.w + 0.003) discard;
#endif
  vec3 eye = p3d_ViewMatrixInverse[3].xyz, v = normalize(eye - world), n = normalize(normal);
  if (dot(n, v) < 0.0) n = -n;
  vec3 albedo = colour.rgb; float metal = colour.a, rough = kind.x, shine = kind.y; int pattern = int(kind.z + 0.5);
#ifdef MAPPED
  vec4 lit = texture(light_map, baked.xy); vec3 light = lit.rgb * lit.rgb * 2.25; float open = lit.a;
#else
  vec3 light = baked.rgb; float open = baked.a;
#endif
#ifdef PROBE
  light = from_probe(n) * open / (1.0 - 0.5 * (1.0 - open));
#endif
  float flatness = abs(n.z);
#if QUALITY == 0
  // llvmpipe pays for every branch of every pixel: one pair of seams serves all patterns
  bool panel = pattern == 1, vinyl = pattern == 2, grid = pattern == 6, tile = pattern == 7;
  vec2 along = grid ? world.xy - grid_origin : vinyl ? world.yy : tile ? where : where.xx;
  vec2 module = grid ? vec2(1.2, 0.6) : vinyl ? vec2(2.0) : tile ? vec2(0.9, 0.45) : vec2(1.2);
  float dark = grid ? 0.62 : vinyl ? 0.80 : tile ? 0.6 : panel ? 0.42 : 1.0;
  float half_width = grid ? 0.003 : vinyl ? 0.0025 : tile ? 0.002 : 0.0035;
  vec2 d = abs(fract(along / module + 0.5) - 0.5) * module, w = max(fwidth(d), vec2(1e-5));
  vec2 j = clamp((min(d + w * 0.5, half_width) - max(d - w * 0.5, -half_width)) / w, 0.0, 1.0);
  albedo *= mix(1.0, dark, max(j.x, j.y));
  vec3 label = texture(atlas, where).rgb;
  if (pattern == 4) albedo = label * label;
  if (pattern == 5) albedo *= 0.80;
  if (pattern == 10) albedo *= 0.62 + 0.76 * textureLod(grain, vec2(world.z * 1.9 + world.x * 0.13, (world.x + world.y) * 0.21), 2.0).r;
  if (pattern == 8 && glow.a >= 0.0) albedo = vec3(0.02);
#else
  if (pattern == 1) {
    float j = joint(where.x, 1.2, 0.0035); albedo *= mix(1.0, 0.42, j);
    rough += (texture(grain, where * 0.23).g - 0.5) * 0.10;
    albedo *= 1.0 - 0.05 * smoothstep(0.62, 0.80, texture(grain, vec2(where.x * 0.5, where.y * 2.0)).b) * smoothstep(0.6, 0.1, world.z);
  } else if (pattern == 2) {
    albedo *= texture(grain, where * 0.9).a * 2.0;
    albedo *= mix(1.0, 0.80, joint(world.y, 2.0, 0.0025));
    rough = clamp(rough + (texture(grain, where * 0.13).g - 0.5) * 0.20, 0.08, 0.6);
  } else if (pattern == 3) {
    float s = texture(grain, flatness > 0.5 ? vec2(world.x * 0.3, world.y * 9.0) : vec2((world.x + world.y) * 0.3, world.z * 9.0)).r - 0.5;
    n = normalize(n + vec3(0.0, 0.0, s * 0.05)); albedo *= 1.0 + 0.12 * s; rough += s * 0.10;
  } else if (pattern == 4) { albedo = texture(atlas, where, -0.7).rgb; albedo *= albedo; }
  else if (pattern == 5) {
    vec2 c = abs(fract(where / 0.025) - 0.5); float w = fwidth(where.x) / 0.025;
    albedo *= mix(1.0 - 0.72 * smoothstep(0.30, 0.22, length(c)), 0.80, clamp(w * 1.2, 0.0, 1.0));
  } else if (pattern == 6) albedo *= mix(1.0, 0.62, max(joint(world.x - grid_origin.x, 1.2, 0.003), joint(world.y - grid_origin.y, 0.6, 0.003)));
  else if (pattern == 7) {
    vec2 tile = vec2(0.9, 0.45); float j = max(joint(where.x, tile.x, 0.002), joint(where.y, tile.y, 0.002));
    albedo *= mix(1.0, 0.6, j); rough = mix(rough, 0.6, j);
    albedo *= (0.93 + 0.14 * texture(grain, floor(where / tile) * 0.137).g) * (0.92 + 0.16 * texture(grain, where * 0.31).b);
  } else if (pattern == 10) albedo *= 0.62 + 0.76 * texture(grain, vec2(world.z * 1.9 + world.x * 0.13, (world.x + world.y) * 0.21)).r;
  else if (pattern == 13) {
    albedo *= 0.97 + 0.06 * texture(grain, where * 2.1).b;
  } else if (pattern == 8 && glow.a >= 0.0) { albedo = vec3(0.02); }
#endif
  albedo *= tint.rgb;
#ifdef LIQUID
  vec2 drift = vec2(where.x - liquid.y, world.z); float clouds = textureLod(grain, drift * vec2(0.9, 0.6), 0.0).g;
  albedo *= 0.84 + 0.32 * clouds; drift.y -= liquid.z;
  if (liquid.w > 1.0) albedo *= froth(drift * 110.0);
  else albedo += (1.0 - albedo) * (0.5 * bubble(drift * 75.0, liquid.w) + 0.4 * bubble(drift * 170.0 + 7.3, liquid.w));
#endif
  vec3 r = reflect(-v, n); float nv = clamp(dot(n, v), 1e-3, 1.0);
  vec3 mirror = around(world, r, rough);
#if QUALITY > 0
  if (pattern == 3) {  // brushed: the lobe is stretched across the brush, so lamps run down a plate as soft streaks
    vec3 across = flatness > 0.5 ? vec3(0.0, 1.0, 0.0) : vec3(0.0, 0.0, 1.0); mirror *= 0.30;
    for (int i = 0; i < 4; i++) {
      float t = i < 2 ? 0.16 : 0.34; t = (i & 1) == 0 ? t : -t;
      mirror += (i < 2 ? 0.22 : 0.13) * around(world, reflect(-v, normalize(n + across * t)), rough * 0.55);
    }
  }
#endif
#ifdef MIRROR
  vec4 spot = mirrored * vec4(world, 1.0);  // where the picture shows what lies on this place of the glass
  pixel = vec4(texture(picture, spot.xy / spot.w * 0.5 + 0.5).rgb * 0.97, 1.0); return;
#endif
  vec4 q = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);  // [karis2014] environment response
  float a4 = min(q.x * q.x, exp2(-9.28 * nv)) * q.x + q.y; vec2 ab = vec2(-1.04, 1.04) * a4 + q.zw;
  vec3 f0 = mix(vec3(0.04), albedo, metal), once = f0 * ab.x + ab.y;
#if QUALITY > 0
  float seen = clamp(pow(nv + open, exp2(-16.0 * rough - 1.0)) - 1.0 + open, 0.0, 1.0);  // [lagarde2014] occluded lobe
#else
  float seen = clamp(open * (1.0 + nv), 0.0, 1.0);
#endif
  vec3 hidden = light * 0.5;  // what the cube cannot see is the neighbour: a wall lit like this one
  mirror = mix(hidden, mirror, seen);
#if QUALITY > 0
  float lost = 1.0 - (ab.x + ab.y); once *= 1.0 + f0 * lost / max(ab.x + ab.y, 0.1);  // several bounces inside the roughness
#endif
#ifdef FLOOR
  mirror = in_floor(world, rough, nv, light);
#endif
  vec3 c = once * mirror + albedo * (1.0 - metal) * (1.0 - once) * light;
  if (pattern == 4) c += albedo * shine;  // a lit picture: a label that glows
  if (pattern == 9) c += glow.a < 0.0 ? albedo * min(shine, 3.2) : glow.rgb * glow.a;
  if (pattern == 8 && glow.a > 0.0) { vec3 shown = textureLod(picture, where, 0.0).rgb; c += shown * shown * glow.a; }
#ifdef PEEP
  if (pattern == 12) {  // glass: the room behind, on its walls
    vec3 d = -v, a = (beyond_high - world) / d, b = (beyond_low - world) / d, far = max(a, b);
    vec3 behind = textureLod(beyond, world + d * max(min(min(far.x, far.y), far.z), 0.0) - beyond_eye, 0.0).rgb;
    c = mix(behind * behind * 3.4 * (0.5 + 0.5 * albedo), mirror, 0.05 + 0.9 * pow(1.0 - nv, 5.0));
  }
#endif
  c = mix(c, vec3(0.55, 0.85, 1.0), tint.w);
#if QUALITY > 0
  if (pattern == 11) c = around(world, r, 0.01) * 0.95;  // a mirror that nothing is drawn for
#endif
#ifdef GLASS
  float edge = 0.05 + 0.9 * pow(1.0 - nv, 5.0); pixel = vec4(encoded(mirror * edge), edge + 0.05); return;
#endif
#ifdef LIQUID
  pixel = vec4(encoded(c), liquid.x); return;
#endif
  pixel = vec4(encoded(c), mix(1.0, clamp(world.z * 0.3, 0.0, 1.0), keeps_height));
}
"""
