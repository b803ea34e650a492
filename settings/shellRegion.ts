/** The region of the shell, as every AWS tool takes it, for stacks whose file names none. */
export function shellRegion(): Record<string, string> {
  const region = process.env["AWS_REGION"] || process.env["AWS_DEFAULT_REGION"];
  return region ? { "aws:region": region } : {};
}
