import { createHash } from "node:crypto";

/** The IPv6 block that Amazon is assumed to give a VPC. */
export const assumedIpv6Block = "2600:1f18:abcd:ab00::/56";

/** In a preview, made-up ids start with this text, so that they can be replaced before a person reads them. */
const mark = "0abcdef";
const digestMark = "sha256:0abcdef";

/** A stand-in for an id that AWS makes up: 17 hexadecimal digits, the same for the same seed. */
export function generatedId(seed: string): string {
  return mark + sha256(seed).slice(0, 10);
}

/** The zones that an account is assumed to have. */
export const assumedZoneIds = ["zone-1", "zone-2"] as const;

/** A stand-in for the default subnet in a zone. */
export function defaultSubnetId(zoneId: string): string {
  return `subnet-${generatedId(`default-${zoneId}`)}`;
}

/** A stand-in for an image digest. */
export function generatedDigest(seed: string): string {
  return digestMark + sha256(seed).slice(0, 57);
}

const generated = /0abcdef(?:[0-9a-f]{57}|[0-9a-f]{10})/g;

/** Whether a text contains a stand-in. */
export function isGenerated(text: string): boolean {
  return text.search(generated) >= 0;
}

/** The text for a person, with every stand-in replaced. */
export function hideGenerated(text: string, by = "[known after up]"): string {
  return text.replace(generated, by);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
