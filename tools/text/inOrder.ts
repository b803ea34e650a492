/** Compares names for `sort`, numbers in them by their value: `EC2.2` before `EC2.10`. */
export function inOrder(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
