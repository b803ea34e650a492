import type { Live, ServiceNames } from "../../live";

/** Why a service does not run as asked. A diagnosis that fails itself says so, and hides no other error. */
export async function explain(live: Live, service: ServiceNames): Promise<string> {
  try {
    return (await live.diagnose(service)).trimEnd();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `Why could not be found out: ${message}`;
  }
}
