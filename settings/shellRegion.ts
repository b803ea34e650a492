/** The region of the shell, as configuration of a stack. Every AWS tool uses it if nothing else names a region. */
export function shellRegion(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const region = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"];
  return region ? { "aws:region": region } : {};
}
