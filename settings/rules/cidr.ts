import { isIPv4 } from "node:net";

/**
 * AWS allows /16 to /28; two zones with a public and a private subnet each need at least a /24.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const cidrRule =
  "must be an IPv4 network from /16 to /24 whose host bits are zero, e.g. 10.0.0.0/16";

export const dnsServerRule =
  "must be an IPv4 network from /8 to /32 whose host bits are zero, e.g. 10.0.0.2/32";

/** Whether the text is a network with room for four subnets. */
export function isNetworkCidr(cidr: string): boolean {
  return isCidr(cidr, 16, 24);
}

/** Whether the text is the address of one server or of a network of servers. */
export function isDnsServerCidr(cidr: string): boolean {
  return isCidr(cidr, 8, 32);
}

function isCidr(cidr: string, shortest: number, longest: number): boolean {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const bits = Number(prefix);
  if (rest.length > 0 || !isIPv4(address) || !/^\d+$/.test(prefix)) return false;
  return bits >= shortest && bits <= longest && toNumber(address) % 2 ** (32 - bits) === 0;
}

function toNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
