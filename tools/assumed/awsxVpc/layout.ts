import { addressNumber } from "../../../settings/rules/cidr";

/** awsx's argument for one kind of subnet. awsx makes one subnet of each kind in each zone. */
export interface SubnetSpec {
  readonly type: "Public" | "Private";
  /**
   * Whether machines in the subnet get an IPv6 address, for which the subnet needs a block. Default: whether the VPC
   * has a block.
   */
  readonly assignIpv6AddressOnCreation?: boolean;
}

/** A subnet before it is made. */
export interface PlannedSubnet {
  readonly name: string;
  readonly zoneName: string;
  /** Number of the subnet's zone, from 0. */
  readonly zone: number;
  readonly spec: SubnetSpec;
  readonly cidrBlock: string;
  /** Number of the subnet's IPv6 block within the VPC's block. */
  readonly ipv6Number: number;
}

/**
 * The subnets of a VPC in the order in which awsx makes them: zone by zone, public subnets first, because private
 * subnets' routes name what is in the public ones. The addresses follow the order of the specs: each zone has the same
 * share of the VPC, and each subnet the same share of its zone. Both shares are rounded down to a power of two.
 */
export function plannedSubnets(
  vpcName: string,
  cidrBlock: string,
  zoneNames: readonly string[],
  specs: readonly SubnetSpec[],
): readonly PlannedSubnet[] {
  const [address = "", prefix = ""] = cidrBlock.split("/");
  const zoneLength = Number(prefix) + bitsFor(zoneNames.length);
  const length = zoneLength + bitsFor(specs.length);
  const start =
    Math.floor(addressNumber(address) / sizeOf(Number(prefix))) * sizeOf(Number(prefix));
  return zoneNames.flatMap((zoneName, zone) =>
    [...specs.entries()]
      .sort(([, a], [, b]) => Number(b.type === "Public") - Number(a.type === "Public"))
      .map(([place, spec], rank) => ({
        name: `${vpcName}-${spec.type.toLowerCase()}-${zone + 1}`,
        zoneName,
        zone,
        spec,
        cidrBlock: `${addressText(start + zone * sizeOf(zoneLength) + place * sizeOf(length))}/${length}`,
        ipv6Number: zone + rank * zoneNames.length,
      })),
  );
}

/** How many bits are needed to number the parts. */
function bitsFor(parts: number): number {
  return Math.ceil(Math.log2(parts));
}

/** How many addresses a network with this prefix length has. */
function sizeOf(length: number): number {
  return 2 ** (32 - length);
}

function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
