import assert from "node:assert/strict";
import * as path from "node:path";
import { kinds } from "../../../tools/aws";
import { isNone } from "../../../tools/aws/kind";
import { allPermissions } from "../../../tools/permissions";
import { runPython } from "../../../tools/scan/scanners/runPython";
import { requireTools } from "../../../tools/scan/scanners/tools";

/** Permissions by handler, by CloudFormation's type. */
type Handlers = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Permissions that CloudFormation's handlers need for features that the stack does not use: the feature, and its
 * actions.
 */
const unused: readonly (readonly [feature: string, actions: RegExp])[] = [
  ["certificates of a private authority", /^acm-pca:/],
  ["Lambda's concurrency", /^lambda:/],
  ["users who sign in at the balancer", /^cognito-idp:/],
  ["VPC Lattice", /^(?:vpc-lattice|vpce):/],
  ["managed fleets", /^managed-fleets:/],
  ["launch templates that name a parameter", /^ssm:Get\*$/],
  ["patterns, spelled out here", /^(?:autoscaling|ec2|elasticloadbalancing):(?:Describe|Get)\*$/],
  [
    "lifecycle hooks, notifications and targets of a group",
    /^autoscaling:(?:\w*(?:Notification|LifecycleHook|LoadBalancer|TrafficSource|Metrics|Processes)\w*|DescribeTags)$/,
  ],
  [
    "billing views and AWS Marketplace",
    /^(?:billing:GetBillingViewData|payments:GetConnectedAccount)$/,
  ],
  [
    "protection, indexes and deliveries of logs",
    /^(?:firehose:|s3:REST|logs:\w*(?:IndexPolic|DataProtection|BearerToken|DeletionProtection)|logs:DeleteResourcePolicy$)/,
  ],
  ["what a listing of organizations says", /^iam:DescribeOrganization$/],
  ["taking a role's boundary away, which nobody may", /^iam:DeleteRolePermissionsBoundary$/],
  ["addresses that move", /^ec2:(?:AcceptAddressTransfer|AssociateAddress)$/],
  [
    "more addresses and names of an interface or a gateway",
    /^ec2:(?:(?:Una|A)ssign|(?:Disa|A)ssociateNatGatewayAddress|ModifyPublicIpDnsNameOptions)/,
  ],
  ["tags, which the provider reads with the resource", /^ec2:DescribeTags$/],
  ["rules, which the provider changes as resources of their own", /^ec2:UpdateSecurityGroupRule/],
  ["instances, which nothing else starts", /^ec2:DescribeInstances$/],
  ["tenancy and encryption of a VPC", /^ec2:(?:\w+VpcEncryptionControls?|ModifyVpcTenancy)$/],
  [
    "pools of addresses, capacity units",
    /^(?:ec2:DescribeIpamPools|elasticloadbalancing:Modify(?:CapacityReservation|IpPools))$/,
  ],
  ["policies of a repository", /^ecr:\w+RepositoryPolicy$/],
  [
    "settings of the account, and own capacity providers",
    /^ecs:(?:PutAccountSetting(?:Default)?|UpdateClusterSettings|DescribeCapacityProviders)$/,
  ],
  ["targets, which ECS registers", /^elasticloadbalancing:(?:Der|R)egisterTargets$/],
  [
    "facets of a bucket that this bucket does not have",
    /^s3(?:tables)?:(?!.*(?:Tagging|Policy$|PublicAccess|Ownership|Versioning|LifecycleConfiguration|EncryptionConfiguration))/,
  ],
  [
    "copies of secrets, passwords that AWS makes up",
    /^secretsmanager:(?:GetRandomPassword|\w*Replicat\w*)$/,
  ],
  [
    "protection and list of a topic's messages",
    /^sns:(?:\w+DataProtectionPolicy|ListSubscriptionsByTopic)$/,
  ],
  [
    "web ACLs of anything but a balancer",
    /^(?:amplify|apigateway|apprunner|appsync|bedrock-agentcore):|^ec2:\w+VerifiedAccess|^wafv2:\w+PermissionPolicy$/,
  ],
  ["Firehose", /^firehose:/],
  ["switches of a recovery that people turn by hand", /^route53-recovery-control-config:/],
  ["table buckets", /^s3tables:/],
];

describe("The deploy policy, compared with CloudFormation's handlers", () => {
  let handlers: Handlers;
  let own: ReadonlySet<string>;

  before(async () => {
    const script = path.join(__dirname, "handlers.py");
    const answer = await runPython(requireTools().python, () => Promise.resolve([script]));
    handlers = JSON.parse(answer) as Handlers;
    const { reads, writes } = await allPermissions();
    own = new Set([...reads, ...writes].map((each) => each.toLowerCase()));
  });

  const asked = () =>
    [...kinds.values()].flatMap(({ type, cloudFormation }) =>
      isNone(cloudFormation)
        ? []
        : Object.values(handlers[cloudFormation.type] ?? {})
            .flat()
            .map((action) => ({ type, action })),
    );

  it("has what they need to create, read, change and delete, except for unused features", () => {
    assert.ok(asked().length > 700, String(asked().length));
    const missing = asked()
      .filter(({ action }) => !own.has(action.toLowerCase()))
      .filter(({ action }) => !unused.some(([, actions]) => actions.test(action)));
    assert.deepEqual(missing, []);
  });

  it("makes no exception for a feature that needs nothing", () => {
    const missing = asked().filter(({ action }) => !own.has(action.toLowerCase()));
    assert.deepEqual(
      unused.filter(([, actions]) => !missing.some(({ action }) => actions.test(action))),
      [],
    );
  });
});
