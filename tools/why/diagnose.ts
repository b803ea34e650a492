import type { Diagnose } from "../../live";
import { describeError, errorLine } from "../../live/errors";
import { plainStyle } from "../text/style";

/**
 * Explains for an error of the program why a service does not run as asked, without colours. If AWS does not answer,
 * the text names the call that failed and shows what the others said. Never throws.
 */
export const diagnose: Diagnose = async (config, service) => {
  try {
    const [{ collect }, { whyText }] = await Promise.all([
      import("../../live/why"),
      import("./text"),
    ]);
    return whyText(await collect(config, service), plainStyle);
  } catch (error) {
    const why = errorLine(describeError(error));
    return `Could not find out why ${service.service} does not run as asked: ${why}\n`;
  }
};
