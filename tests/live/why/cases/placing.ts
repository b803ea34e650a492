import { deployment, stoppedTask, type Account } from "../account";
import { exitedTask, failing, neverStarted, type Case } from "./case";

/** Tasks that ECS cannot place, according to an event. */
function unplaced(reason: string): Partial<Account> {
  return {
    ...failing,
    deployments: [deployment(2, { runningCount: 0, rolloutState: "IN_PROGRESS" })],
    events: [`(service mcp-catalog-service) was unable to place a task. Reason: ${reason}`],
  };
}

const oci =
  "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

/** Reasons why a container cannot be started, or cannot be placed, in AWS's own words. */
export const placing: readonly Case[] = [
  {
    what: "a program that is not in the image",
    account: neverStarted(
      `${oci}exec: "node server.js": executable file not found in $PATH: unknown`,
    ),
    causes: ["entry point"],
    says: [/The program node server\.js is not in the image\./, /ENTRYPOINT or CMD/],
  },
  {
    what: "a user that the image does not have",
    account: neverStarted(
      `${oci}error during container init: unable to find user nextjs: no matching entries in passwd file: unknown`,
    ),
    causes: ["entry point"],
    says: [/The image has no user or group nextjs\./, /Set user to numbers/],
  },
  {
    what: "a fault of AWS's own",
    account: neverStarted(
      "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, https response error StatusCode: 500, RequestID: 1, api error ServerException: ",
    ),
    causes: ["runtime"],
    says: [/A service of AWS failed by itself \(StatusCode: 500\)/, /AWS does not say more/],
  },
  {
    what: "a network interface that cannot be set up",
    account: neverStarted(
      "ResourceInitializationError: failed to configure ENI: failed to setup regular eni: netplugin failed with no error message",
    ),
    causes: ["network interface"],
    says: [/AWS does not say more/],
  },
  {
    what: "a shell that does not find the program",
    account: {
      ...failing,
      stopped: [stoppedTask(1, exitedTask, { exitCode: 127 })],
    },
    causes: ["entry point"],
    says: [/The container's program was not found \(exit code 127\)\./],
  },
  {
    what: "no Fargate capacity",
    account: unplaced(
      "Capacity is unavailable at this time. Please try again later or in a different availability zone",
    ),
    causes: ["capacity"],
    says: [
      /Fargate has no capacity for the task in its zones at this time\./,
      /image\.platform may have capacity now\. For tasks on Spot, a lower spot\.share may help\./,
    ],
  },
  {
    what: "a quota of vCPUs",
    account: unplaced("You've reached the limit on the number of vCPUs you can run concurrently"),
    causes: ["capacity"],
    says: [/may not run more vCPUs on Fargate in us-east-1/, /Service Quotas/],
  },
  {
    what: "a quota of tasks",
    account: unplaced("You've reached the limit on the number of tasks you can run concurrently"),
    causes: ["capacity"],
    says: [/may not run more tasks/],
  },
  {
    what: "a subnet without addresses",
    account: unplaced(
      "The specified subnet does not have enough free addresses to satisfy the request.",
    ),
    causes: ["capacity"],
    says: [/no free address left/, /network\.cidr/],
  },
  {
    what: "a service-linked role that is not ready",
    account: unplaced(
      "Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
    ),
    causes: ["service-linked role"],
    says: [/run pulumi up again/],
  },
];
