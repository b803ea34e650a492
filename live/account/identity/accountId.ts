import type { ClientConfig } from "../../calls/clients";
import { callerOf } from "./caller";

/** The account whose credentials this program uses. Needs no permission. */
export async function accountId(config: ClientConfig): Promise<string | undefined> {
  return (await callerOf(config))?.account;
}
