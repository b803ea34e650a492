import type { SharingMode } from "../components/sharing";
import { physicalNames } from "./names";
import type { OwnKeys } from "./raw";
import { sharedWith as sharedWithRule } from "./schema/sharing";

type SharedWith = OwnKeys["sharedWith"];

/** How a stack shares, as its file says; the rules have checked its domain. */
export function sharingMode({ shares, sharedWith, domain }: OwnKeys): SharingMode {
  const hostName = domain?.name ?? "";
  if (sharedWith === undefined) return shares ? { mode: "host", hostName } : { mode: "own" };
  return {
    mode: "guest",
    of:
      typeof sharedWith === "string"
        ? { by: "stack", stack: sharedWith }
        : { by: "ids", outputs: sharedWith },
    domain: { hostName, certificateArn: domain?.certificateArn },
  };
}

/** The cluster that a stack shares, by its name; undefined where it has one of its own. */
export function sharedCluster(project: string, sharedWith: SharedWith): string | undefined {
  return typeof sharedWith === "string"
    ? physicalNames(project, sharedWith, "").cluster
    : sharedWith?.clusterName;
}

/** The same by the text of a stack file's `sharedWith`, whatever else the file holds; undefined for what breaks its rule. */
export function sharedClusterIn(project: string, text: string | undefined): string | undefined {
  return sharedCluster(project, sharedWithIn(text));
}

/** A stack file's `sharedWith` by its text alone; undefined for what breaks its rule. */
export function sharedWithIn(text: string | undefined): SharedWith {
  return sharedWithRule.safeParse(asValue(text)).data;
}

/** A map comes as JSON, a stack's name as it is. */
function asValue(text: string | undefined): unknown {
  try {
    return text?.startsWith("{") ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

/** The settings of a load balancer and a web ACL of one's own; none of a stack that has none. */
export function balancerSettings(own: OwnKeys): Pick<OwnKeys, "accessLogDays" | "waf"> {
  return own.sharedWith === undefined
    ? { accessLogDays: own.accessLogDays, waf: own.waf }
    : { accessLogDays: 0, waf: undefined };
}
