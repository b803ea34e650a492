/** The key with its project, which stack files may leave out. */
export function fullKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

/** The key in the settings' form: `imageTag` for `mcp-catalog:imageTag`, and `aws:region` unchanged. */
export function ownKey(project: string, full: string): string {
  return full.startsWith(`${project}:`) ? full.slice(project.length + 1) : full;
}
