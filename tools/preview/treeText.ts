import { hideGenerated } from "../assumed/generated";
import { columns } from "../text/columns";
import type { Colors, Style } from "../text/style";
import { textWidth } from "../text/wrap";
import type { StackPreview } from "./evaluateStack";
import { masked } from "./readable";
import { physicalName } from "./summary";
import { treeLines } from "./tree";

/** A line of the tree as text. */
interface Line {
  readonly branches: string;
  readonly below: string;
  readonly type: string;
  readonly isGroup: boolean;
  readonly name: string;
  readonly physical: string;
}

/**
 * The tree of components and resources: types, logical names and physical names. If a line would be wider than the
 * style allows, each resource has only one name: the physical name, or the logical name if AWS does not use a physical
 * one.
 */
export function resourceTree(preview: StackPreview, style: Style): string {
  const { colors, width } = style;
  const lines = linesOf(preview);
  const whole = columns(
    lines.map((line) => [typeText(line, colors), line.name, masked(line.physical, colors)]),
    { head: ["Type", "Name", "Physical name"].map((title) => colors.bold(title)) },
  );
  return textWidth(whole) <= width ? whole : narrowTree(lines, style);
}

function linesOf({ project, stack, resources }: StackPreview): Line[] {
  const top = {
    branches: "",
    below: "   ",
    type: "pulumi:pulumi:Stack",
    isGroup: false,
    name: `${project}-${stack}`,
    physical: "",
  };
  const rest = treeLines(resources).map(({ branches, below, resource }) => ({
    branches,
    below,
    type: treeType(resource.type),
    isGroup: !resource.custom,
    name: resource.name,
    physical: hideGenerated(physicalName(resource, resources)),
  }));
  return [top, ...rest];
}

/** `ecs:Service`, `docker:Image`, or only the class of one of the project's own components: `FargateApp`. */
export function treeType(type: string): string {
  const [pkg = "", module = "", name = ""] = type.split(":");
  const folder = module.split("/")[0] ?? "";
  switch (pkg) {
    case "mcp-catalog":
      return name;
    case "aws":
      return `${folder}:${name}`;
    case "pulumi":
      return type;
    default:
      return folder === "index" ? `${pkg}:${name}` : `${pkg}:${folder}:${name}`;
  }
}

function typeText({ branches, type, isGroup }: Line, colors: Colors): string {
  return colors.dim(branches) + (isGroup ? colors.cyan(type) : type);
}

const indent = "  ";

/** A type that is longer than this does not move the column of names. */
const mostTypeWidth = 40;

function narrowTree(lines: readonly Line[], { colors, width }: Style): string {
  const typeWidth = ({ branches, type }: Line) => branches.length + type.length;
  const column = Math.max(...lines.map(typeWidth).filter((each) => each <= mostTypeWidth));
  return lines
    .map((line) => {
      const label = labelOf(line);
      const type = indent + typeText(line, colors);
      const start = [column, typeWidth(line)]
        .map((each) => indent.length + each + 2)
        .find((each) => each >= textWidth(type) + 2 && each + label.length <= width);
      const text = line.isGroup ? label : masked(label, colors);
      return start === undefined
        ? `${type}\n${indent}${colors.dim(line.below)}${text}`
        : type + " ".repeat(start - textWidth(type)) + text;
    })
    .join("\n");
}

/**
 * The only name on a narrow line. If it is a mark such as `[secret]`, which does not identify the resource, the logical
 * name is added.
 */
function labelOf({ name, physical }: Line): string {
  if (physical === "") return name;
  return physical.startsWith("[") ? `${name} ${physical}` : physical;
}
