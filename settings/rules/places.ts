import { partitionOf } from "../../components/iam/partition";
import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/** ARNs by the key that they were given to. */
function arnsOf({ domain, iam, sharedWith }: Values): readonly (readonly [string, string])[] {
  const boundary = iam?.permissionsBoundary;
  return [
    ...(iam?.taskPolicyArns ?? []).map((arn) => ["iam.taskPolicyArns", arn] as const),
    ...(boundary === undefined ? [] : [["iam.permissionsBoundary", boundary] as const]),
    ...(domain?.certificateArn === undefined
      ? []
      : [["domain.certificateArn", domain.certificateArn] as const]),
    ...(typeof sharedWith === "object"
      ? [["sharedWith.listenerArn", sharedWith.listenerArn] as const]
      : []),
  ];
}

/**
 * The partitions of AWS (China, GovCloud and others) are separate, so every ARN must be in the partition of the region.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
function partitions(values: Values, { values: given }: RawConfig): readonly Problem[] {
  const region = given["aws:region"];
  if (region === undefined) return [];
  const partition = partitionOf(region);
  return [...arnsOf(values), ...assumedRoles(given["aws:assumeRoles"])]
    .filter(([, arn]) => arn.split(":")[1] !== partition)
    .map(([key, arn]) => ({
      key,
      message: `must be in the partition of ${region}, arn:${partition}:…, got ${arn}`,
    }));
}

/** The roles that the stack file assumes, by key. Empty if the value breaks its rule, which is reported anyway. */
function assumedRoles(json: string | undefined): readonly (readonly [string, string])[] {
  try {
    const roles = JSON.parse(json ?? "[]") as readonly { readonly roleArn: string }[];
    return roles
      .map(({ roleArn }, index) => [`aws:assumeRoles.${index}.roleArn`, roleArn] as const)
      .filter(([, arn]) => arn.startsWith("arn:"));
  } catch {
    return [];
  }
}

/** A role takes only policies of its own account or of AWS; a listener takes only certificates of its own account. */
function accounts(values: Values, { values: given }: RawConfig): readonly Problem[] {
  const allowed = listOf(given["aws:allowedAccountIds"]);
  if (allowed.length === 0) return [];
  return arnsOf(values)
    .filter(([, arn]) => !["aws", ...allowed].includes(accountOf(arn)))
    .map(([key, arn]) => ({
      key,
      message: `must be in an account of aws:allowedAccountIds (${allowed.join(", ")}), got ${arn}`,
    }));
}

/** The policies and the boundary of a role must all be of one account, or AWS's own. */
function oneAccount({ iam }: Values, raw: RawConfig): readonly Problem[] {
  if (accounts({ iam }, raw).length > 0) return [];
  const own = arnsOf({ iam }).filter(([, arn]) => accountOf(arn) !== "aws");
  const [first] = own;
  const other = own.find(([, arn]) => first && accountOf(arn) !== accountOf(first[1]));
  if (!first || !other) return [];
  const [key, arn] = other;
  return [
    {
      key,
      message: `must be in the account of ${first[1]}, because a role takes only policies of one account, got ${arn}`,
    },
  ];
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** A list in JSON. Empty if the value is not a list, which another rule reports. */
function listOf(json: string | undefined): readonly string[] {
  try {
    const list: unknown = JSON.parse(json ?? "[]");
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/** The rules about the partition and account of ARNs. */
export const placeRules: readonly Rule[] = [partitions, accounts, oneAccount];
