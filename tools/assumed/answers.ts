import { partitionOf } from "../../components/iam/partition";
import { kinds } from "../aws";
import type { Inputs, Made, Maker } from "../aws/kind";
import type { Answers } from "../evaluate";
import { awsxVpc, awsxVpcType } from "./awsxVpc";
import { assumedAccount, assumedLookup, type AssumedAccount } from "./assumptions";
import { generatedId } from "./generated";
import { assumedHostOutputs } from "./assumedHost";
import { readHostFile, type FindHostFile } from "../stack/hostFile";

/**
 * The answers that AWS would give, as far as they can be known without asking. Names and ARNs are real, ids are made
 * up.
 */
export function previewAnswers(
  assumed: AssumedAccount,
  findHostFile: FindHostFile = readHostFile,
): Answers {
  const { region } = assumed;
  return {
    resource: ({ type, name, inputs }) => {
      if (type === "pulumi:pulumi:StackReference")
        return hostStack(inputs as Inputs, region, findHostFile);
      const maker = makerIn(regionOf(inputs as Inputs) ?? region, type + name);
      return (
        kinds.get(type)?.made?.(inputs as Inputs, maker) ?? { id: maker.id("id-"), outputs: {} }
      );
    },
    lookup: ({ token, inputs }) => assumedLookup(token, assumed, inputs as Inputs).result,
    children: (component, register) =>
      component.type === awsxVpcType ? awsxVpc(component, register, zoneNames(region)) : undefined,
  };
}

/** The region of a resource that is not in the stack's. */
function regionOf(inputs: Inputs): string | undefined {
  const { region } = inputs;
  return typeof region === "string" ? region : undefined;
}

function makerIn(region: string, seed: string): Maker {
  const partition = partitionOf(region);
  const arn = (service: string, place: string, resource: string) =>
    `arn:${partition}:${service}:${place}:${assumedAccount}:${resource}`;
  return {
    region,
    partition,
    account: assumedAccount,
    id: (prefix) => prefix + generatedId(seed),
    arn: (service, resource) => arn(service, region, resource),
    globalArn: (service, resource) => arn(service, "", resource),
  };
}

/** The outputs of the host, derived from its stack file. */
function hostStack(inputs: Inputs, region: string, findHostFile: FindHostFile): Made {
  const name = String(inputs["name"]);
  const shared = assumedHostOutputs(name, { region, account: assumedAccount, findHostFile });
  return { id: name, outputs: { outputs: { shared }, secretOutputNames: [] } };
}

/** The zones that awsx would look up. */
function zoneNames(region: string): string[] {
  return ["a", "b", "c"].map((zone) => region + zone);
}
