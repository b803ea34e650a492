/** A value in the form of the query protocol: maps are elements, entries of a list are `member`s, or `item`s in EC2. */
export function toXml(value: unknown, entryName = "member"): string {
  if (Array.isArray(value)) {
    return value.map((entry) => `<${entryName}>${toXml(entry, entryName)}</${entryName}>`).join("");
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `<${name}>${toXml(inner, entryName)}</${name}>`)
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
