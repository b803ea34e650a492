import { takenHostMessage } from "../../components/sharing/hostName";
import { SettingsError, type Settings } from "../../settings";
import type { SharedInsights } from "../cost";
import type { FindHostFile, HostSettings } from "../stack/hostFile";

/** What a preview knows about a stack's sharing from the stack files alone. */
export interface GuestView {
  /** What it assumes about the other stack, a sentence each. */
  readonly assumptions: readonly string[];
  readonly warnings: readonly string[];
  /** Commands to run for the other stack before this one. */
  readonly commands: readonly string[];
  /** Container Insights of the cluster that belongs to the other stack. */
  readonly insights: SharedInsights;
}

/** What the stack files say about a guest and its host. Raises a SettingsError if both have the same host name. */
export function guestView(settings: Settings, findHostFile: FindHostFile): GuestView {
  const { sharing } = settings;
  switch (sharing.mode) {
    case "own":
    case "host":
      return { assumptions: [], warnings: [], commands: [], insights: "disabled" };
    case "guest":
      switch (sharing.of.by) {
        case "stack": {
          const { stack } = sharing.of;
          const file = findHostFile(stack);
          return file.file === "read"
            ? knownHost(stack, file, settings, sharing.domain.hostName)
            : unknownHost(stack, file.file);
        }
        case "ids":
          return {
            assumptions: [billed("whoever has the load balancer")],
            warnings: [],
            commands: [],
            insights: "unknown",
          };
      }
  }
}

function knownHost(
  stack: string,
  host: HostSettings,
  { egressPorts, stackTags }: Settings,
  hostName: string,
): GuestView {
  if (host.hostName === hostName) {
    const message = takenHostMessage(stack, hostName);
    throw new SettingsError(stackTags.Stack, [{ key: "domain.name", message }]);
  }
  return {
    assumptions: [
      host.sharing === "host"
        ? `the stack ${stack} shares, and is as Pulumi.${stack}.yaml says`
        : `the stack ${stack} is as Pulumi.${stack}.yaml says, and shares`,
      billed(`the stack ${stack}`),
    ],
    warnings: [...notSharing(stack, host.sharing), ...wayOut(stack, host, egressPorts)],
    commands: host.sharing === "own" ? toShare(stack, host.hostName) : [],
    insights: host.containerInsights,
  };
}

/** Says what the cost leaves out because the host pays for it. */
function billed(owner: string): string {
  return `${owner} also pays for the app's use of the load balancer (LCU-hours) and of its network's NAT (GB)`;
}

function unknownHost(stack: string, file: "missing" | "invalid"): GuestView {
  const name = `Pulumi.${stack}.yaml`;
  return {
    assumptions: [
      `the stack ${stack} shares, and tasks in its network need public addresses`,
      billed(`the stack ${stack}`),
    ],
    warnings: [
      file === "missing"
        ? `sharedWith: there is no ${name}: only a run finds out whether there is a stack ${stack} that shares`
        : `sharedWith: ${name} has problems of its own: npm run preview -- --stack ${stack}`,
    ],
    commands: [],
    insights: "unknown",
  };
}

function notSharing(stack: string, mode: HostSettings["sharing"]): readonly string[] {
  const what = `sharedWith: by Pulumi.${stack}.yaml the stack ${stack}`;
  switch (mode) {
    case "own":
      return [
        `${what} does not share its load balancer, and a run is refused until it does: see Next`,
      ];
    case "host":
      return [];
    case "guest":
      return [
        `${what} uses another stack's load balancer, and has none to share: a run is refused`,
      ];
  }
}

/** https://www.pulumi.com/docs/iac/cli/commands/pulumi_config_set/ */
function toShare(stack: string, hostName: string | undefined): readonly string[] {
  const domain = `pulumi config set domain '{"name":"app.example.com","zone":"example.com"}'`;
  return [
    ...(hostName === undefined ? [`${domain} --stack ${stack}`] : []),
    `pulumi config set shares true --stack ${stack}`,
    `pulumi up --stack ${stack}`,
  ];
}

/** How the tasks reach the internet. The host decides that, too. */
function wayOut(
  stack: string,
  { network, egressPorts }: HostSettings,
  wanted: readonly number[],
): readonly string[] {
  if (network.mode !== "dedicated") return [];
  switch (network.nat) {
    case "single":
    case "perAz":
      return [];
    case "none":
      return [
        `network.nat of ${stack} is none: behind its load balancer, the app reaches only AWS, and not Supabase`,
      ];
    case "instance": {
      const closed = wanted.filter((port) => !egressPorts.includes(port));
      if (closed.length === 0) return [];
      const open = egressPorts.join(", ");
      return [
        `egressPorts: the NAT instance of ${stack} lets out its own egressPorts (${open}), not ${closed.join(", ")}`,
      ];
    }
  }
}
