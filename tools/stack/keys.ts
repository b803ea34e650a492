/** The key with its project: files may leave out the project's name. */
export function fullKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

/** The key as the settings know it: `imageTag` for `mcp-catalog:imageTag`, `aws:region` as it is. */
export function ownKey(project: string, full: string): string {
  return full.startsWith(`${project}:`) ? full.slice(project.length + 1) : full;
}
