import { isIPv4 } from "node:net";

/**
 * AWS allows /16 to /28; two zones with a public and a private subnet each need at least a /24.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const cidrRule =
  "must be an IPv4 network from /16 to /24 whose host bits are zero, e.g. 10.0.0.0/16";

/**
 * Address ranges that no VPC can use, by first and last address.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const special = [
  ["0.0.0.0", "0.255.255.255"],
  ["127.0.0.0", "127.255.255.255"],
  ["169.254.0.0", "169.254.255.255"],
  ["224.0.0.0", "255.255.255.255"],
] as const;

export const specialRule =
  "must not be in 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 or 224.0.0.0/3, which no VPC can have";

export const dnsServerRule =
  "must be an IPv4 network from /8 to /32 whose host bits are zero, e.g. 10.0.0.2/32";

/** Whether the text is a network with room for four subnets. */
export function isNetworkCidr(cidr: string): boolean {
  return isCidr(cidr, 16, 24);
}

/** Whether an IPv4 network has only ordinary addresses, and none with a special purpose, such as 127.0.0.1. */
export function isOrdinary(cidr: string): boolean {
  const [address = ""] = cidr.split("/");
  const at = addressNumber(address);
  return !special.some(([first, last]) => at >= addressNumber(first) && at <= addressNumber(last));
}

/** Whether the text is the address of one server or of a network of servers. */
export function isDnsServerCidr(cidr: string): boolean {
  return isCidr(cidr, 8, 32);
}

function isCidr(cidr: string, shortest: number, longest: number): boolean {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const bits = Number(prefix);
  if (rest.length > 0 || !isIPv4(address) || !/^\d+$/.test(prefix)) return false;
  return bits >= shortest && bits <= longest && addressNumber(address) % 2 ** (32 - bits) === 0;
}

/** An IPv4 address as a number. */
export function addressNumber(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}
