import type { Diagnose } from "../../live";
import { describeError, errorLine } from "../../live/calls/errors";
import { widthInPulumi } from "../text/foldError";
import { plainStyle } from "../text/style";

/**
 * Explains why a service does not run as its settings ask, as text without colours for an error of the program. If AWS
 * does not answer a call, the text names the call and shows what the other calls said. Never throws.
 */
export const diagnose: Diagnose = async (config, service) => {
  try {
    const [{ collect }, { whyText }] = await Promise.all([
      import("../../live/why"),
      import("./text"),
    ]);
    return whyText(await collect(config, service), { ...plainStyle, width: widthInPulumi });
  } catch (error) {
    const why = errorLine(describeError(error));
    return `Could not find out why ${service.service} does not run as asked: ${why}\n`;
  }
};
