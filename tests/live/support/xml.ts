/** A value as the query protocol writes it: maps are elements, entries of a list are `member`s. */
export function toXml(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((entry) => `<member>${toXml(entry)}</member>`).join("");
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `<${name}>${toXml(inner)}</${name}>`)
      .join("");
  }
  return String(value).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
