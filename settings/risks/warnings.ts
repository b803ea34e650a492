import { addressNumber } from "../rules/cidr";
import { openValues } from "./exposed";
import type { OwnKeys } from "../raw";

/** Managed policies of AWS that give a task more than any app needs. */
const admin =
  /:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess|SystemAdministrator)$/i;

/** Names of variables that usually hold a secret. */
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|SECRET_KEY|CREDENTIALS)$/i;

/**
 * Networks for private use, for carriers and for benchmarks. No site of the internet has such an address.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const privateRanges = [
  ["10.0.0.0", "10.255.255.255"],
  ["100.64.0.0", "100.127.255.255"],
  ["172.16.0.0", "172.31.255.255"],
  ["192.168.0.0", "192.168.255.255"],
  ["198.18.0.0", "198.19.255.255"],
] as const;

/** A sentence for each setting that works but is dangerous. No sentence contains a value that may be a secret. */
export function riskWarnings(own: OwnKeys, stack: string): readonly string[] {
  return [...adminPolicies(own), ...secretNames(own, stack), ...publicNetwork(own)];
}

function adminPolicies({ iam }: OwnKeys): readonly string[] {
  return iam.taskPolicyArns
    .filter((arn) => admin.test(arn))
    .map(
      (arn) =>
        `iam.taskPolicyArns has ${arn}: whoever gets into the app can do all of that in the account. ` +
        "Name policies for the calls that the app makes.",
    );
}

function secretNames(own: OwnKeys, stack: string): readonly string[] {
  return openValues(own)
    .filter(({ variable, value }) => secretName.test(variable) && value.length > 0)
    .map(({ key, variable }) =>
      key.startsWith("image.")
        ? `${key} sounds like a secret, and the image's history shows it to whoever can pull the image.`
        : `${key} sounds like a secret, and is in plain text in the task definition. If it is one, remove it and ` +
          `pulumi config set --path --secret secrets.${variable.replace(/^NEXT_PUBLIC_/, "")} --stack ${stack}`,
    );
}

function publicNetwork({ network }: OwnKeys): readonly string[] {
  if (network.mode !== "dedicated") return [];
  const [address = ""] = network.cidr.split("/");
  const at = addressNumber(address);
  const isPrivate = privateRanges.some(
    ([first, last]) => at >= addressNumber(first) && at <= addressNumber(last),
  );
  if (isPrivate) return [];
  return [
    `network.cidr ${network.cidr} has public addresses: tasks cannot reach the sites that have them. ` +
      "Take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
  ];
}
