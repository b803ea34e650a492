/** A place in the picture, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Attributes = Readonly<Record<string, string | number>>;

/** Font size in pixels. GitHub shows the picture's 1200 pixels in 880, so that about twelve pixels remain. */
export const fontSize = 17;

/** An element of SVG. Numbers have at most one decimal. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${short(value)}"`);
  return content === ""
    ? `<${name}${list.join("")}/>`
    : `<${name}${list.join("")}>${content}</${name}>`;
}

function short(value: string | number): string {
  if (typeof value === "number") return String(Math.round(value * 10) / 10);
  return escaped(value).replaceAll(/\d+\.\d{2,}/g, (number) => Number(number).toFixed(1));
}

interface TextStyle {
  readonly fill?: string;
  readonly weight?: number;
  readonly anchor?: "start" | "end";
}

export function text(
  content: string,
  x: number,
  y: number,
  { fill = "#0f141a", weight = 400, anchor = "start" }: TextStyle,
): string {
  const style = { "font-size": fontSize, "font-weight": weight, "text-anchor": anchor, fill };
  return element("text", { x, y, ...style }, escaped(content));
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
