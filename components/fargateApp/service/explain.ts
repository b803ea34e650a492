import type { Live, ServiceNames } from "../../live";
import { errorText } from "../../errorText";

/** Why a service does not run as asked. A diagnosis that fails says so, and hides no other error. */
export async function explain(live: Live, service: ServiceNames): Promise<string> {
  try {
    return (await live.diagnose(service)).trimEnd();
  } catch (error) {
    return `Could not find out why: ${textOf(error)}`;
  }
}

/** What went wrong, in the words of the error. */
export function textOf(error: unknown): string {
  return errorText(error);
}
