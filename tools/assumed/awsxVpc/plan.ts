import type { RemoteComponent } from "../../evaluate";
import type { SubnetSpec } from "./layout";

type Values = Readonly<Record<string, unknown>>;

/** What awsx derives from a VPC's arguments before it makes anything. */
export interface VpcPlan {
  readonly cidrBlock: string;
  /** The arguments that awsx passes on to the VPC. */
  readonly vpc: Values;
  readonly tags: Values;
  readonly zoneNames: readonly string[];
  readonly specs: readonly SubnetSpec[];
  readonly hasIpv6: boolean;
  /** How many NAT gateways exist after a zone, counted from 0, has got its own. */
  readonly natsUpTo: (zone: number) => number;
}

/** Arguments of awsx that the model reads. `ownInputs` has those of the VPC. */
interface VpcInputs {
  readonly cidrBlock?: string;
  readonly subnetStrategy?: string;
  readonly subnetSpecs?: readonly SubnetSpec[];
  readonly availabilityZoneNames?: readonly string[];
  readonly numberOfAvailabilityZones?: number;
  readonly natGateways?: { readonly strategy?: "None" | "Single" | "OnePerAz" };
  readonly assignGeneratedIpv6CidrBlock?: boolean;
  readonly tags?: Values;
}

const ownInputs = ["assignGeneratedIpv6CidrBlock", "enableDnsHostnames", "enableDnsSupport"];

const otherInputs = [
  "cidrBlock",
  "subnetStrategy",
  "subnetSpecs",
  "availabilityZoneNames",
  "numberOfAvailabilityZones",
  "natGateways",
  "tags",
];

/** Reads the arguments of an `awsx.ec2.Vpc`. Raises an error for arguments that the model does not know. */
export function readVpc(
  { name, inputs }: RemoteComponent,
  regionsZones: readonly string[],
): VpcPlan {
  const { cidrBlock = "10.0.0.0/16", ...args } = inputs as VpcInputs;
  const { subnetSpecs = [], natGateways, availabilityZoneNames } = args;
  refuse(name, args.subnetStrategy !== "Auto", "subnetStrategy other than Auto");
  refuse(name, subnetSpecs.length === 0, "no subnetSpecs");
  for (const key of Object.keys(inputs)) {
    refuse(name, ![...ownInputs, ...otherInputs].includes(key), key);
  }
  for (const key of subnetSpecs.flatMap((spec) => Object.keys(spec))) {
    refuse(name, !["type", "assignIpv6AddressOnCreation"].includes(key), `subnetSpecs' ${key}`);
  }
  const ownEntries = Object.entries(inputs).filter(([key]) => ownInputs.includes(key));
  return {
    cidrBlock,
    vpc: { ...Object.fromEntries(ownEntries), cidrBlock },
    tags: args.tags ?? {},
    zoneNames: availabilityZoneNames ?? firstZones(regionsZones, args.numberOfAvailabilityZones),
    specs: subnetSpecs,
    hasIpv6: args.assignGeneratedIpv6CidrBlock ?? false,
    natsUpTo: natsUpTo(natGateways?.strategy ?? "OnePerAz"),
  };
}

function refuse(name: string, unknown: boolean, what: string): void {
  if (unknown) throw new Error(`The model of awsx.ec2.Vpc does not know ${what}, as in ${name}`);
}

function firstZones(zoneNames: readonly string[], count = 3): readonly string[] {
  if (zoneNames.length < count) {
    throw new Error(
      `awsx.ec2.Vpc takes ${count} zones of a region, and there are ${zoneNames.length}`,
    );
  }
  return zoneNames.slice(0, count);
}

function natsUpTo(strategy: "None" | "Single" | "OnePerAz"): VpcPlan["natsUpTo"] {
  switch (strategy) {
    case "None":
      return () => 0;
    case "Single":
      return () => 1;
    case "OnePerAz":
      return (zone) => zone + 1;
  }
}
