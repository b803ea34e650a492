import { guidePage, type Page } from "./types";

const resources = "ResourceInitializationError: unable to pull secrets or registry auth: ";
const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/supabase-url-AbC123";
const asm = `${resources}execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${arn} from secrets manager: `;
const reportedBy = { place: "stopped task", stopCode: "TaskFailedToStart" } as const;

/** Stopped reasons that say why a task did not start, apart from its image. */
export const startingPages: readonly Page[] = [
  {
    title: "TaskFailedToStart",
    address: guidePage("failed-to-start-error"),
    reportedBy,
    messages: [
      {
        text: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0123'",
        means: "capacity",
      },
      {
        text: "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0123': NetworkInterfaceLimitExceeded",
        means: "network interface",
      },
      {
        text: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0123': InvalidSubnetID.NotFound",
        means: "network interface",
      },
      {
        text: "Unexpected EC2 error while attempting to Create Network Interface in subnet 'subnet-0123': InvalidGroup.NotFound",
        means: "network interface",
      },
      {
        text: "Timeout waiting for network interface provisioning to complete.",
        means: "network interface",
      },
      { text: "InternalError: failed to attach the interface", means: "network interface" },
      {
        text: "The selected task definition is not compatible with the selected compute strategy",
        means: "launch type",
      },
      { text: "Unable to attach network interface to unused device index", means: "launch type" },
      { text: "TaskFailedToStart: AGENT", means: "launch type" },
      { text: "TaskFailedToStart: RESOURCE:CPU", means: "launch type" },
      { text: "TaskFailedToStart: RESOURCE:MEMORY", means: "launch type" },
    ],
  },
  {
    title: "ResourceInitializationError",
    address: guidePage("resource-initialization-error"),
    reportedBy,
    messages: [
      {
        text: `${resources}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
        means: "no route",
      },
      {
        text: `${resources}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: x is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
        means: "image",
      },
      {
        text: "ResourceInitializationError: The task cannot pull secrets from AWS Systems Manager Parameter Store. Check your network connection between the task and AWS Systems Manager.",
        means: "no route",
      },
      {
        text: `ResourceInitializationError: The task can't pull the secret from Secrets Manager. The task can't retrieve the secret with ARN '${arn}' from Secrets Manager. Check whether the secret exists in the specified Region.`,
        means: "secret",
      },
      {
        text: `${asm}AccessDeniedException: User: x is not authorized to perform: secretsmanager:GetSecretValue on resource: ${arn}`,
        means: "secret",
      },
      {
        text: `${asm}InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
        means: "secret",
      },
      { text: `${asm}ThrottlingException: Rate exceeded`, means: "throttled" },
      {
        text: `${asm}RequestCanceled: request context canceled caused by: context deadline exceeded`,
        means: "no route",
      },
      {
        text: "ResourceInitializationError: The task cannot find the Amazon CloudWatch log group defined in the task definition.",
        means: "log group",
      },
      {
        text: "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed",
        means: "no route",
      },
      {
        text: "ResourceInitializationError: failed to initialize logging driver: failed to create Cloudwatch log stream",
        means: "log group",
      },
      {
        text: "ResourceInitializationError: failed to download env files: file download command: non empty error stream",
        means: "not started",
      },
      {
        text: "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes",
        means: "not started",
      },
    ],
  },
  {
    title: "ResourceNotFoundException",
    address: guidePage("resource-not-found-error"),
    reportedBy,
    messages: [
      {
        text: `ResourceNotFoundException: The task can't retrieve the secret with ARN '${arn}' from AWS Secrets Manager. Check whether the secret exists in the specified Region.`,
        means: "secret",
      },
      {
        text: `Fetching secret data from AWS Secrets Manager in region us-east-1: secret ${arn}: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
        means: "secret",
      },
    ],
  },
  {
    title: "CannotStartContainerError",
    address: guidePage("cannot-start-container"),
    reportedBy,
    messages: [
      {
        text: "CannotStartContainerError: failed to get container status: context deadline reached",
        means: "entry point",
      },
      {
        text: 'CannotStartContainerError: OCI runtime create failed: runc create failed: unable to start container process: exec: "/entrypoint.sh": permission denied',
        means: "entry point",
      },
    ],
  },
  {
    title: "CannotCreateContainerError",
    address: guidePage("CannotCreateContainerError"),
    reportedBy,
    messages: [
      {
        text: "CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks which is less than minimum required 4454 free data blocks. Create more free space in thin pool or use dm.min_free_space option to change behavior",
        means: "launch type",
      },
    ],
  },
];
