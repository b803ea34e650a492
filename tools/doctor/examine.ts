import { noteFailures } from "../../live/ask";
import { errorLine } from "../../live/errors";
import { account } from "./checks/account";
import { domain } from "./checks/domain";
import { exec } from "./checks/exec";
import { image } from "./checks/image";
import { names } from "./checks/names";
import { network } from "./checks/network";
import { rights } from "./checks/rights";
import { executionRole, secrets } from "./checks/secrets";
import { drift, service } from "./checks/service";
import type { Check, Line, Patient } from "./types";

/** Every check, in the order in which `pulumi up` would meet what it looks for. */
export const checks: readonly Check[] = [
  account,
  rights,
  drift,
  names,
  image,
  secrets,
  executionRole,
  domain,
  network,
  service,
  exec,
];

/** Runs every check. What AWS refuses is a line of its own, so that a partial answer says what is missing. */
export async function examine(patient: Patient): Promise<readonly Line[]> {
  const all = await Promise.all(
    checks.map(async ({ name, lines }) => {
      const { ask, unread } = noteFailures();
      const said = await lines(patient, ask);
      const refused = unread.map((each) => ({
        state: "unasked" as const,
        text: `${each.calls.join(", ")}: ${errorLine(each)}`,
      }));
      return [...said, ...refused].map((line) => ({ check: name, ...line }));
    }),
  );
  return all.flat();
}
