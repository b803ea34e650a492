import { isIPv4 } from "node:net";

/** AWS allows /16 to /28; two zones with a public and a private subnet each want at least a /24.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const cidrRule =
  "must be an IPv4 network from /16 to /24 whose host bits are zero, e.g. 10.0.0.0/16";

/** True for a network address with a prefix that leaves room for four subnets. */
export function isNetworkCidr(cidr: string): boolean {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const bits = Number(prefix);
  if (rest.length > 0 || !isIPv4(address) || !/^\d+$/.test(prefix)) return false;
  return bits >= 16 && bits <= 24 && toNumber(address) % 2 ** (32 - bits) === 0;
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
