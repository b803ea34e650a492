import type { Live } from "../../../common/live";
import type { ServiceNames } from "../../../common/live/service";
import { errorText } from "../../../common/text/errorText";

/**
 * Explains why a service does not run as its settings ask. If the diagnosis itself fails, the text says so, so that no
 * other error is hidden.
 */
export async function explain(live: Live, service: ServiceNames): Promise<string> {
  try {
    return (await live.diagnose(service)).trimEnd();
  } catch (error) {
    return `Could not find out why: ${errorText(error)}`;
  }
}
