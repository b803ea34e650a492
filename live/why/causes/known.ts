import { credentials, database, dependency } from "./app/connections";
import { certificate, forbidden, hostName } from "./app/denied";
import { entryPoint, exited, killed, memory, signal, variable } from "./app/ending";
import { disk, files, lowPort, portInUse } from "./app/files";
import {
  address,
  answer,
  balancerError,
  containerCheck,
  noAnswer,
  port,
  slowStart,
} from "./app/health";
import { interpreter, missingModule, missingScript, nativeLibrary } from "./app/image";
import { architecture, image, notStarted } from "./aws/image";
import { noRoute } from "./aws/network";
import { networkInterface } from "./aws/networkInterface";
import { capacity, launchType, protectedTasks, runtime, settings, zone } from "./aws/placing";
import { alarm, spot } from "./aws/results";
import { secret } from "./aws/secrets";
import { logGroup, role, serviceLinkedRole, throttled } from "./aws/services";
import { targets } from "./aws/targets";
import { unreached } from "./aws/unreached";
import type { CauseName, Rule } from "./symptoms";

interface Known {
  readonly name: CauseName;
  readonly rule: Rule;
  /** Causes that already explain this one. If one of them is found, this one is left out. */
  readonly unless: readonly CauseName[];
}

/** Causes that keep a container from starting. */
const beforeStart: readonly CauseName[] = [
  ...(["architecture", "no route", "secret", "image", "throttled", "role", "log group"] as const),
  ...(["service-linked role", "network interface", "entry point", "runtime"] as const),
];

/** Causes that the log names when an app ends. */
const said: readonly CauseName[] = [
  ...([
    "interpreter",
    "script",
    "module",
    "native library",
    "memory",
    "files",
    "low port",
    "disk",
  ] as const),
  ...(["port in use", "variable", "database", "credentials", "dependency", "forbidden"] as const),
  "certificate",
];

/** Causes that end a container or keep it from starting. They also explain failed health checks. */
const fatal: readonly CauseName[] = [
  ...(["architecture", "entry point", "exited", "killed", "signal"] as const),
  ...said.filter((name) => name !== "dependency" && name !== "files" && name !== "disk"),
];

/** The most specific causes first. */
export const known: readonly Known[] = [
  { name: "architecture", rule: architecture, unless: [] },
  { name: "no route", rule: noRoute, unless: ["architecture"] },
  { name: "secret", rule: secret, unless: ["no route"] },
  { name: "throttled", rule: throttled, unless: [] },
  { name: "image", rule: image, unless: ["architecture", "no route", "throttled", "secret"] },
  { name: "service-linked role", rule: serviceLinkedRole, unless: [] },
  { name: "role", rule: role, unless: ["service-linked role"] },
  { name: "log group", rule: logGroup, unless: ["no route"] },
  { name: "targets", rule: targets, unless: ["service-linked role"] },
  { name: "network interface", rule: networkInterface, unless: [] },
  { name: "interpreter", rule: interpreter, unless: ["architecture"] },
  { name: "native library", rule: nativeLibrary, unless: ["architecture"] },
  { name: "script", rule: missingScript, unless: [] },
  { name: "module", rule: missingModule, unless: ["native library", "interpreter"] },
  { name: "launch type", rule: launchType, unless: [] },
  {
    name: "entry point",
    rule: entryPoint,
    unless: [
      "architecture",
      "no route",
      "secret",
      "interpreter",
      "module",
      "log group",
      "launch type",
    ],
  },
  { name: "memory", rule: memory, unless: [] },
  { name: "capacity", rule: capacity, unless: ["network interface"] },
  { name: "zone", rule: zone, unless: [] },
  { name: "protected", rule: protectedTasks, unless: [] },
  { name: "spot", rule: spot, unless: [] },
  { name: "credentials", rule: credentials, unless: [] },
  { name: "database", rule: database, unless: ["credentials"] },
  { name: "dependency", rule: dependency, unless: ["database"] },
  { name: "forbidden", rule: forbidden, unless: ["secret", "image", "log group"] },
  { name: "certificate", rule: certificate, unless: [] },
  { name: "files", rule: files, unless: ["architecture", "entry point"] },
  { name: "low port", rule: lowPort, unless: ["architecture", "entry point"] },
  { name: "disk", rule: disk, unless: ["image"] },
  { name: "port in use", rule: portInUse, unless: [] },
  { name: "variable", rule: variable, unless: ["module", "native library", "interpreter"] },
  { name: "signal", rule: signal, unless: ["architecture", "memory", "spot", "native library"] },
  {
    name: "exited",
    rule: exited,
    unless: ["architecture", "entry point", "spot", "signal", ...said],
  },
  { name: "killed", rule: killed, unless: ["memory", "spot"] },
  { name: "port", rule: port, unless: fatal },
  { name: "address", rule: address, unless: [...fatal, "port"] },
  { name: "slow start", rule: slowStart, unless: [...fatal, "port", "address"] },
  { name: "host name", rule: hostName, unless: [] },
  { name: "answer", rule: answer, unless: ["host name"] },
  { name: "balancer error", rule: balancerError, unless: [] },
  {
    name: "no answer",
    rule: noAnswer,
    unless: [
      ...fatal,
      "targets",
      "port",
      "address",
      "slow start",
      "host name",
      "answer",
      "balancer error",
    ],
  },
  {
    name: "container check",
    rule: containerCheck,
    unless: [...fatal, "port", "address", "slow start"],
  },
  { name: "alarm", rule: alarm, unless: [] },
  { name: "unreached", rule: unreached, unless: ["targets", "balancer error"] },
  { name: "runtime", rule: runtime, unless: [] },
  { name: "not started", rule: notStarted, unless: beforeStart },
  { name: "settings", rule: settings, unless: [...fatal, ...beforeStart] },
];
