import { look } from "./look";
import { ship } from "./ship";
import { mend } from "./mend";
import { plan } from "./plan";
import { develop } from "./develop";

/** Every command of `catalog`, in the order of its help. */
export const entries = [...look, ...ship, ...mend, ...plan, ...develop] as const;

/** The name of a command. */
export type CommandName = (typeof entries)[number]["name"];
