import { simulated } from "../account";
import { refuse, type Fault } from "./fault";

/** The account, what the caller may do there, and its quotas. */
export const rights: readonly Fault[] = [
  {
    fault: "another account",
    answers: {},
    lines: '  aws:allowedAccountIds: ["210987654321"]\n',
    says: /fail {2}account +the credentials lead to 123456789012, and/,
    code: 1,
  },
  {
    fault: "the account's root",
    answers: {
      GetCallerIdentity: () => ({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:root" }),
    },
    says: /warn {2}rights +nothing to simulate: arn:aws:iam::123456789012:root/,
    code: 0,
  },
  {
    fault: "an action that no policy allows",
    answers: { SimulatePrincipalPolicy: simulated((action) => action === "ecs:CreateService") },
    says: /fail {2}rights +1 of \d+ actions are refused to role\/team\/deploy by the lack of a policy: ecs:CreateService/,
    code: 1,
  },
  {
    fault: "an action that the organization refuses",
    answers: {
      SimulatePrincipalPolicy: simulated((action) => action === "ec2:CreateVpc", {
        EvalDecision: "implicitDeny",
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      }),
    },
    says: /by the organization: ec2:CreateVpc/,
    code: 1,
  },
  {
    fault: "a boundary of the caller's",
    answers: {
      SimulatePrincipalPolicy: simulated((action) => action === "iam:CreateRole", {
        EvalDecision: "implicitDeny",
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      }),
    },
    says: /by the boundary: iam:CreateRole/,
    code: 1,
  },
  {
    fault: "no right to simulate",
    answers: { SimulatePrincipalPolicy: refuse },
    says: /\? {5}rights +iam:SimulatePrincipalPolicy: AccessDeniedException/,
    code: 0,
  },
  {
    fault: "a quota of addresses that others use up",
    answers: {
      DescribeAddresses: () => ({
        addressesSet: [1, 2, 3, 4, 5].map((each) => ({ allocationId: `eipalloc-${each}` })),
      }),
    },
    says: /fail {2}quotas +Elastic IP addresses: the stack needs 1, others use 5, and the quota is 5 aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3 --desired-value 6 /,
    code: 1,
  },
  {
    fault: "a quota of vCPU that leaves no room for a rollout of the most tasks",
    answers: { GetMetricData: () => ({ MetricDataResults: [{ Id: "used", Values: [4] }] }) },
    says: /fail {2}quotas +vCPU of Fargate: the stack needs 3, others use 3\.5, and the quota is 6 /,
    code: 1,
  },
  {
    fault: "no right to read quotas",
    answers: { GetServiceQuota: refuse },
    says: /\? {5}quotas +servicequotas:GetServiceQuota: AccessDeniedException/,
    code: 0,
  },
];
