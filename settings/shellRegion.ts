/** The region of the shell, which every AWS tool takes if nothing else names one, as configuration of a stack. */
export function shellRegion(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const region = env["AWS_REGION"] || env["AWS_DEFAULT_REGION"];
  return region ? { "aws:region": region } : {};
}
