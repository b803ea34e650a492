import { createColors } from "picocolors";
import type { ServiceNames } from "../../components/live";
import type { ClientConfig } from "../clients";
import { describeError } from "../errors";
import { collect } from "./collect";
import { whyText } from "./text";

export { findCauses, type Cause } from "./causes";
export { collect } from "./collect";
export type { Evidence } from "./evidence";
export { runsAsAsked } from "./judge";
export { whyText } from "./text";

/**
 * Why a service does not run as asked, in lines for a person, without colours. Where AWS does not answer, says which
 * call failed and how, and shows the rest. Never throws.
 */
export async function diagnose(config: ClientConfig, service: ServiceNames): Promise<string> {
  try {
    return whyText(await collect(config, service), createColors(false));
  } catch (error) {
    const { error: name, message } = describeError(error);
    return `Could not find out why ${service.service} does not run as asked: ${name}: ${message}\n`;
  }
}
