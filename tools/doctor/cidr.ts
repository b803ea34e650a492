import { BlockList, isIPv4 } from "node:net";

/** Whether an IPv4 block holds the whole of another one; false for anything else, such as a security group. */
export function contains(outer: string, inner: string): boolean {
  const [network = "", bits = ""] = outer.split("/");
  const [address = "", length = ""] = inner.split("/");
  if (!isIPv4(network) || !isIPv4(address) || Number(bits) > Number(length)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
}
