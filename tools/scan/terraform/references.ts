import { isGenerated } from "../../assumed/generated";
import type { Attributes } from "./value";

/**
 * The expressions of a plan's configuration: for each attribute that comes from another resource, that resource's
 * address. Scanners derive the connections between resources from them. Targets are addresses by id.
 */
export function referencesOf(
  attributes: Attributes,
  targets: ReadonlyMap<string, string>,
): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [name, expression(value, targets)] as const)
      .filter(([, found]) => found !== undefined),
  );
}

function expression(value: unknown, targets: ReadonlyMap<string, string>): unknown {
  if (isBlocks(value)) return value.map((block) => referencesOf(block, targets));
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
  const references = texts.flatMap((text) => target(text, targets) ?? []);
  return references.length > 0 ? { references: [...new Set(references)] } : undefined;
}

/**
 * The resource that a text refers to: the text is its id, is an ARN that ends with the id, or
 * contains its stand-ins, as its DNS name does.
 */
function target(text: string, targets: ReadonlyMap<string, string>): string | undefined {
  // The end of an ARN that is not part of the id: a revision, or a wildcard.
  const arn = text.startsWith("arn:") ? text.replace(/:(?:\d+|\*)$/, "") : "";
  const made = standIns(text);
  const named = [...targets].find(
    ([id]) =>
      arn.endsWith(`:${id}`) ||
      arn.endsWith(`/${id}`) ||
      standIns(id).some((each) => made.includes(each)),
  );
  return targets.get(text) ?? named?.[1];
}

/** The made-up parts in a text. The preview uses the same ones in all made-up values of one resource. */
function standIns(text: string): readonly string[] {
  return text.split(/\W+/).filter(isGenerated);
}

function isBlocks(value: unknown): value is readonly Attributes[] {
  return Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null);
}
