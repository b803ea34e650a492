import { takenHostMessage } from "../../components/sharing/hostName";
import { regionOf } from "../../components/sharing/hostOutputs";
import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/** The rules for hosts and guests. */
export const sharingRules: readonly Rule[] = [sharer, guestDomain, guestPlace, sharersSettings];

/** A host needs a domain: the balancer tells stacks apart by host name, and guests share only the HTTPS listener. */
function sharer({ shares, sharedWith }: Values, { project, values }: RawConfig): Problem[] {
  if (shares !== true) return [];
  if (sharedWith !== undefined) {
    return [
      { key: "shares", message: "has nothing to share beside sharedWith: set one of the two" },
    ];
  }
  if (isSet(values, project, "domain")) return [];
  return [
    {
      key: "shares",
      message: "needs domain: host names tell the stacks apart, and HTTPS needs a certificate",
    },
  ];
}

function guestDomain({ sharedWith }: Values, { project, values }: RawConfig): Problem[] {
  if (sharedWith === undefined || isSet(values, project, "domain")) return [];
  return [{ key: "sharedWith", message: "needs domain: the app's own host name tells it apart" }];
}

function guestPlace({ sharedWith, domain }: Values, { stack, values }: RawConfig): Problem[] {
  if (sharedWith === undefined) return [];
  if (typeof sharedWith === "string") {
    return sharedWith === stack
      ? [{ key: "sharedWith", message: `must be another stack, got ${stack}` }]
      : [];
  }
  const region = values["aws:region"];
  const { listenerArn, taskSubnetIds, hostName } = sharedWith;
  const twice = taskSubnetIds.find((id, index) => taskSubnetIds.indexOf(id) !== index);
  return [
    ...(region === undefined || regionOf(listenerArn) === region
      ? []
      : [{ key: "sharedWith.listenerArn", message: `must be in ${region}, got ${listenerArn}` }]),
    ...(twice === undefined
      ? []
      : [{ key: "sharedWith.taskSubnetIds", message: `names ${twice} twice` }]),
    ...(hostName === undefined || hostName !== domain?.name
      ? []
      : [{ key: "domain.name", message: takenHostMessage("the balancer's own app", hostName) }]),
  ];
}

/** Refuses settings of a guest that only its host can decide. Values that turn the setting off are allowed. */
function sharersSettings(values: Values, { project, values: given }: RawConfig): Problem[] {
  const { sharedWith, network, accessLogDays, waf, monitoring, exec } = values;
  if (sharedWith === undefined) return [];
  const asked: Readonly<Record<string, boolean>> = {
    network: network?.mode !== "default",
    accessLogDays: accessLogDays !== 0,
    securityHeaders: true,
    waf: waf !== undefined,
    "monitoring.containerInsights": monitoring?.containerInsights !== "disabled",
    exec: exec === true,
  };
  return Object.keys(asked)
    .filter((key) => asked[key] && isSet(given, project, key))
    .map((key) => ({
      key,
      message: `is decided by the stack that has the load balancer of sharedWith: ${removal(key)}`,
    }));
}

function removal(key: string): string {
  return `pulumi config rm ${key.includes(".") ? "--path " : ""}${key}`;
}

function isSet(given: RawConfig["values"], project: string, path: string): boolean {
  const [key = "", inner] = path.split(".");
  const value = given[`${project}:${key}`];
  if (value === undefined || inner === undefined) return value !== undefined;
  try {
    const map = JSON.parse(value) as unknown;
    return typeof map === "object" && map !== null && inner in map;
  } catch {
    return false;
  }
}
