import type { SharingMode } from "../../components/sharing";
import { physicalNames } from "../names";
import type { OwnKeys } from "../raw";
import { sharedWith as sharedWithRule } from "../schema/network/sharing";

type SharedWith = OwnKeys["sharedWith"];

/** Whether the stack shares, and with whom. The rules have already checked that a host or guest has a domain. */
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

/** The name of the host's cluster; undefined if the stack is not a guest. */
export function sharedCluster(project: string, sharedWith: SharedWith): string | undefined {
  return typeof sharedWith === "string"
    ? physicalNames(project, sharedWith, "").cluster
    : sharedWith?.clusterName;
}

/**
 * The name of the host's cluster, read from the text of `sharedWith` even if the rest of the file is wrong. Undefined
 * if the text breaks its rule.
 */
export function sharedClusterIn(project: string, text: string | undefined): string | undefined {
  return sharedCluster(project, sharedWithIn(text));
}

/** Reads the text of `sharedWith`. Undefined if the text breaks its rule. */
export function sharedWithIn(text: string | undefined): SharedWith {
  return sharedWithRule.safeParse(asValue(text)).data;
}

/** Pulumi passes a map as JSON, but a stack's name as plain text. */
function asValue(text: string | undefined): unknown {
  try {
    return text?.startsWith("{") ? (JSON.parse(text) as unknown) : text;
  } catch {
    return text;
  }
}

/** The settings of the stack's own load balancer and web ACL. A guest has neither. */
export function balancerSettings(own: OwnKeys): Pick<OwnKeys, "accessLogDays" | "waf"> {
  return own.sharedWith === undefined
    ? { accessLogDays: own.accessLogDays, waf: own.waf }
    : { accessLogDays: 0, waf: undefined };
}
