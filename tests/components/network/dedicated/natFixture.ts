import type { Run } from "../../../support/program";
import { runDedicated } from "../fixture";

export const imagesToken = "aws:ec2/getAmiIds:getAmiIds";
export const groupType = "aws:autoscaling/group:Group";
export const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
export const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

export function runInstance(ids: readonly string[] = ["ami-new", "ami-old"]): Promise<Run> {
  return runDedicated({ nat: "instance" }, { lookups: { [imagesToken]: { ids } } });
}
