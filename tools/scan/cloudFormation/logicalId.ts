/** A logical id of letters and digits that no other resource has. */
export function freeId(name: string, taken: ReadonlyMap<string, unknown>): string {
  const id = name.replace(/[^A-Za-z0-9]+(.?)/g, (_, next: string) => next.toUpperCase());
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}${count}`;
  return free;
}
