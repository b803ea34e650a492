import { collectorPorts } from "../../components/fargateApp/task/collectorPorts";
import { brief } from "../problems/explainIssues";
import { secretKeys } from "../toSettings/secrets";
import type { OwnKeys, Problem, Rule } from "../raw";

type Values = Partial<OwnKeys>;

const key = "monitoring.traces";

/** The collector's image and the traces need a way to the internet: AWS's public registry has no endpoint in a VPC. */
function reaches({ monitoring, network, egressPorts }: Values): readonly Problem[] {
  const traces = monitoring?.traces;
  if (!traces) return [];
  if (network?.mode === "dedicated" && network.nat === "none") {
    const message = "needs a way to the internet, for the collector's image: network.nat is none";
    return [{ key, message }];
  }
  if (traces.to === "xray" || egressPorts === undefined) return [];
  const port = Number(new URL(traces.endpoint).port || 443);
  if (egressPorts.includes(port)) return [];
  return [
    {
      key: `${key}.endpoint`,
      message: `needs ${port} in egressPorts (${egressPorts.join(", ")}), got ${traces.endpoint}`,
    },
  ];
}

/** All containers of a task share their ports. */
function ownPorts({ monitoring, containerPort }: Values): readonly Problem[] {
  if (!monitoring?.traces || containerPort === undefined) return [];
  const taken: readonly number[] = Object.values(collectorPorts);
  if (!taken.includes(containerPort)) return [];
  const message = `must not be ${taken.join(", ")}, on which the collector of monitoring.traces listens, got ${containerPort}`;
  return [{ key: "containerPort", message }];
}

/** The key of the service that gets the traces is one of the stack's secrets. */
function knownKey({ monitoring, secrets, ...values }: Values): readonly Problem[] {
  const traces = monitoring?.traces;
  if (traces?.to !== "otlp" || !traces.key || !secrets) return [];
  const { secret } = traces.key;
  const own = secretKeys.filter((each) => values[each.key] !== undefined);
  if (secret in secrets || own.some(({ variable }) => variable === secret)) return [];
  return [
    {
      key: `${key}.key.secret`,
      message: `names no secret of this stack: pulumi config set --path --secret secrets.${secret}, got ${brief(secret)}`,
    },
  ];
}

/** The container beside the app that passes traces on. */
export const tracesRules: readonly Rule[] = [reaches, ownPorts, knownKey];
