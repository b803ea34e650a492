import { domain } from "./domain";
import { image } from "./image";
import { network } from "./network";
import { rights } from "./rights";
import { secrets } from "./secrets";
import { service } from "./service";
import type { Fault } from "./fault";

/** Something wrong for each line of `catalog doctor`. */
export const faults: readonly Fault[] = [
  ...rights,
  ...image,
  ...secrets,
  ...domain,
  ...network,
  ...service,
];
