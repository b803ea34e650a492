import { deployment, type Account } from "../account";
import { account } from "../ids";
import { failing, neverStarted, type Case } from "./case";

const arn = `arn:aws:secretsmanager:us-east-1:${account}:secret:mcp-catalog/supabase-url-AbC123`;

const frame =
  "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot fetch secrets manager from Secrets Manager: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. ";

/** A first deployment that is under way, with one more event. */
function event(message: string): Partial<Account> {
  return {
    ...failing,
    deployments: [deployment(2, { runningCount: 0, rolloutState: "IN_PROGRESS" })],
    events: [`(service mcp-catalog-service) ${message}`],
  };
}

/** What people have reported about services on Fargate, in the words of AWS and of their programs. */
export const reported: readonly Case[] = [
  {
    what: "throttling behind AWS's guess about the network",
    account: neverStarted(
      `${frame}operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, api error ThrottlingException: Rate exceeded`,
    ),
    causes: ["throttled"],
    says: [/refuses further calls from this account for a while/],
  },
  {
    what: "a secret that waits for its deletion, behind the same guess",
    account: neverStarted(
      `${frame}failed to fetch secret ${arn} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, api error InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
    ),
    causes: ["secret"],
    says: [/supabase-url waits for its deletion/, /restore-secret/],
  },
  {
    what: "the key that Pulumi has made up, gone",
    account: neverStarted(
      `${frame}failed to fetch secret ${arn.replace("supabase-url", "next-server-actions-encryption-key")} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    ),
    causes: ["secret"],
    says: [/pulumi up --refresh makes it again from the key that Pulumi has made up/],
  },
  {
    what: "a reason that AWS has cut off",
    account: neverStarted(
      `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${arn}`,
    ),
    causes: ["secret"],
    says: [/AWS cut its reason off/, /AWS does not say more/],
  },
  {
    what: "a pull that was killed, as without a route",
    account: neverStarted(
      "ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed",
    ),
    causes: ["no route"],
    says: [/no way to/],
  },
  {
    what: "a log group that is gone",
    account: neverStarted(
      "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.: exit status 1",
    ),
    causes: ["log group"],
    says: [/log group does not exist/, /pulumi up --refresh makes it again/],
  },
  {
    what: "a log group that may not be written",
    account: neverStarted(
      `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/x/y is not authorized to perform: logs:CreateLogStream on resource: z: exit status 1`,
    ),
    causes: ["log group"],
    says: [/may not write logs \(logs:CreateLogStream\)/],
  },
  {
    what: "an image for another CPU, as containerd says it",
    account: neverStarted(
      "CannotPullContainerError: failed to find a descriptor for platform {linux/amd64}",
    ),
    causes: ["architecture"],
    says: [/another CPU than the task's linux\/amd64/],
  },
  {
    what: "an image for another CPU, as Docker says it",
    account: neverStarted(
      "CannotPullContainerError: no matching manifest for linux/amd64 in the manifest list entries",
    ),
    causes: ["architecture"],
    says: [/another CPU than the task's linux\/amd64/],
  },
  {
    what: "a role that is too new",
    account: event(
      "failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/mcp-catalog-execution' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    ),
    causes: ["role"],
    says: [
      /may not assume the role mcp-catalog-execution/,
      /works only after some seconds: run pulumi up again/,
    ],
  },
  {
    what: "a target group that takes no targets",
    account: event(
      "failed to register targets in (target-group arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1) with (error Target group 'arn' not found)",
    ),
    causes: ["targets"],
    says: [/could not register tasks with the load balancer/, /pulumi up --refresh/],
  },
  {
    what: "a network interface that does not come",
    account: neverStarted("Timeout waiting for network interface provisioning to complete."),
    causes: ["network interface"],
    says: [/did not make the task's network interface in time/, /AWS does not say more/],
  },
  {
    what: "a quota of network interfaces",
    account: event(
      "was unable to place a task. Reason: Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-1': NetworkInterfaceLimitExceeded.",
    ),
    causes: ["network interface"],
    says: [/no more network interfaces in this region/, /Service Quotas/],
  },
  {
    what: "targets in a zone that the load balancer lacks",
    account: {
      targets: [1, 2].map(() => ({
        State: "unused",
        Reason: "Target.NotInUse",
        Description: "Target is in an Availability Zone that is not enabled for the load balancer",
      })),
    },
    causes: ["unreached"],
    says: [/uses 0 of them: Target is in an Availability Zone/, /network\.balancerSubnetIds/],
  },
  {
    what: "no target at all",
    account: { targets: [] },
    causes: ["unreached"],
    says: [/2 tasks run, and none is registered with the load balancer: it answers 503/],
  },
];
