"""What a person takes from the light of the floor: a soft dark round under the body and a dark sole under each foot."""

from panda3d.core import CardMaker, LVecBase4f, NodePath, Shader, TransparencyAttrib

from game.people.rig import Rig

SIZE = 0.75  # m from the middle to the edge of the drawn floor
LIFT = 0.004  # m over the floor, so that the two do not fight

VERTEX = """#version 330
uniform mat4 p3d_ModelViewProjectionMatrix; in vec4 p3d_Vertex; out vec2 spot;
void main() { spot = p3d_Vertex.xy; gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex; }"""

FRAGMENT = """#version 330
uniform vec4 right_foot, left_foot;  // ankle aside, forward, height over its rest; heading of the foot (radians)
in vec2 spot; out vec4 colour;
float sole(vec4 foot) {
  vec2 q = spot - foot.xy; float c = cos(foot.w), s = sin(foot.w);
  q = vec2(c*q.x + s*q.y, c*q.y - s*q.x) - vec2(0.0, 0.055);
  float soft = 1.0 + foot.z * 10.0;
  return 0.62 / (soft * soft) * exp(-pow(dot(q / vec2(0.062, 0.155) / soft, q / vec2(0.062, 0.155) / soft), 1.4));
}
void main() {
  float body = 0.26 * exp(-dot(spot, spot) / 0.085);
  float through = (1.0 - body) * (1.0 - sole(right_foot)) * (1.0 - sole(left_foot));
  colour = vec4(0.01, 0.012, 0.015, (1.0 - through) * smoothstep(0.75, 0.55, length(spot)));
}"""


class Shadow:
    """One drawn node under a figure's root."""

    def __init__(self, root: NodePath) -> None:
        card = CardMaker("shadow")
        card.set_frame(-SIZE, SIZE, -SIZE, SIZE)
        self.node = root.attach_new_node(card.generate())
        self.node.set_pos_hpr(0, 0, LIFT, 0, -90, 0)
        self.node.flatten_light()
        self.node.set_shader(Shader.make(Shader.SL_GLSL, VERTEX, FRAGMENT), 20)
        self.node.set_transparency(TransparencyAttrib.M_alpha)
        self.node.set_depth_write(False)
        self.node.set_bin("transparent", 5)

    def fall(self, rig: Rig) -> None:
        """Follow the feet."""
        for side in ("right", "left"):
            i = rig.index[f"foot_{side[0]}"]
            x, y, z = (float(v) for v in rig.place[i])
            lift = max(0.0, z - float(rig.joints[i, 2]))
            self.node.set_shader_input(f"{side}_foot", LVecBase4f(x, y, lift, 0.0))
