import { takenHostMessage } from "../../components/sharing/hostName";
import { SettingsError, type Settings } from "../../settings";
import type { SharedInsights } from "../cost";
import { needsAddresses, type FindSharer, type Sharer, type SharerFile } from "../stack/hostFile";

/** What a preview knows of a stack's sharing from the files alone. */
export interface GuestView {
  /** What it takes for granted of the other stack, a sentence each. */
  readonly assumptions: readonly string[];
  readonly warnings: readonly string[];
  /** What has to be run for the other stack before this one. */
  readonly commands: readonly string[];
  /** Container Insights of the cluster that is the other stack's. */
  readonly insights: SharedInsights;
}

/**
 * What the files say of a stack and of the one whose load balancer it uses. Raises a SettingsError where both have one
 * host name.
 */
export function guestView(
  { sharing, egressPorts, stackTags }: Settings,
  findSharer: FindSharer,
): GuestView {
  switch (sharing.mode) {
    case "own":
    case "shares":
      return { assumptions: [], warnings: [], commands: [], insights: "disabled" };
    case "ids":
      return {
        assumptions: [billed("whoever has the load balancer")],
        warnings: [],
        commands: [],
        insights: "unknown",
      };
    case "stack": {
      const { stack, guest } = sharing;
      const sharer = findSharer(stack);
      if (sharer.file !== "read") return unknownSharer(stack, sharer.file);
      if (sharer.hostName === guest.hostName) {
        const message = takenHostMessage(stack, guest.hostName);
        throw new SettingsError(stackTags.Stack, [{ key: "domain.name", message }]);
      }
      const shares = sharer.sharing === "shares";
      return {
        assumptions: [
          shares
            ? `the stack ${stack} shares, and is as Pulumi.${stack}.yaml says`
            : `the stack ${stack} is as Pulumi.${stack}.yaml says, and shares`,
          billed(`the stack ${stack}`),
        ],
        warnings: [
          ...(shares ? [] : [notSharing(stack, sharer.sharing)]),
          ...wayOut(stack, sharer, egressPorts),
        ],
        commands: sharer.sharing === "own" ? toShare(stack, sharer.hostName) : [],
        insights: sharer.containerInsights,
      };
    }
  }
}

/** What the cost has no line for. */
function billed(owner: string): string {
  return `${owner} pays for what the load balancer's capacity (LCU-hours) and its network's NAT (GB) carry for the app, too`;
}

/** Whether tasks that use a stack's network need public addresses; yes where nobody can say. */
export function guestNeedsAddresses(sharer: Sharer): boolean {
  return sharer.file !== "read" || needsAddresses(sharer.network);
}

function unknownSharer(stack: string, file: "missing" | "invalid"): GuestView {
  const name = `Pulumi.${stack}.yaml`;
  return {
    assumptions: [
      `the stack ${stack} shares, and tasks in its network need public addresses`,
      billed(`the stack ${stack}`),
    ],
    warnings: [
      file === "missing"
        ? `sharedWith: there is no ${name}: whether there is a stack ${stack} that shares, only a run finds out`
        : `sharedWith: ${name} has problems of its own: npm run preview -- --stack ${stack}`,
    ],
    commands: [],
    insights: "unknown",
  };
}

function notSharing(stack: string, mode: "own" | "stack" | "ids"): string {
  const what = `sharedWith: by Pulumi.${stack}.yaml the stack ${stack}`;
  return mode === "own"
    ? `${what} does not share its load balancer, and a run is refused until it does: see Next`
    : `${what} uses another's load balancer, and has none to share: a run is refused`;
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

/** The way out is the other stack's, too. */
function wayOut(
  stack: string,
  { network, egressPorts }: SharerFile,
  wanted: readonly number[],
): readonly string[] {
  if (network.mode !== "dedicated") return [];
  switch (network.nat) {
    case "single":
    case "perAz":
      return [];
    case "none":
      return [
        `network.nat of ${stack} is none: behind its load balancer the app reaches AWS alone, Supabase not`,
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
