import { neverStarted, type Case } from "./case";
import { image, account } from "../ids";

const resources = "ResourceInitializationError: unable to pull secrets or registry auth: ";
const fromAsm = `${resources}execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): `;
const collector = `public.ecr.aws/aws-observability/aws-otel-collector@sha256:${"9b28".padEnd(64, "0")}`;
const arn = `arn:aws:secretsmanager:us-east-1:${account}:secret:mcp-catalog/supabase-url-AbC123`;

/** Reasons why a task never starts, in AWS's own words. */
export const starting: readonly Case[] = [
  {
    what: "an image that is not in the registry",
    account: neverStarted(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
    ),
    causes: ["image"],
    says: [/The image mcp-catalog@sha256:2c26b46b68ff… is not in the registry\./, /set imageTag/],
  },
  {
    what: "the image of the container for traces that is gone",
    account: neverStarted(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${collector}: ${collector}: not found`,
    ),
    causes: ["image"],
    says: [
      /The image of the container traces, which monitoring\.traces adds, could not be pulled/,
      /pulumi config rm --path monitoring\.traces, then pulumi up\./,
    ],
  },
  {
    what: "no route to the image of the container for traces",
    account: neverStarted(
      `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${collector}: failed to do request: Head "https://public.ecr.aws/v2/x": dial tcp 99.83.145.10:443: i/o timeout`,
    ),
    causes: ["no route"],
    says: [/no way to AWS's public registry, for the container that monitoring\.traces adds/],
  },
  {
    what: "an image that the role may not pull",
    account: neverStarted(
      `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${image}: unexpected status from HEAD request to https://${account}.dkr.ecr.us-east-1.amazonaws.com/v2/: 403 Forbidden`,
    ),
    causes: ["image"],
    says: [/may not be pulled by the task's execution role\./],
  },
  {
    what: "a role that may not sign in to the registry",
    account: neverStarted(
      `${resources}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, RequestID: 5d4fd0e4-0000-4000-8000-000000000000, api error AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/mcp-catalog-execution/0123456789abcdef0123456789abcdef is not authorized to perform: ecr:GetAuthorizationToken on resource: *`,
    ),
    causes: ["image"],
    says: [/may not be pulled by the task's execution role\./],
  },
  {
    what: "no route to the registry",
    account: neverStarted(
      `${resources}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 44.213.79.86:443: i/o timeout`,
    ),
    causes: ["no route"],
    says: [/no way to the registry \(ECR\)/, /network\.nat.*network\.assignPublicIp/],
  },
  {
    what: "no route to the image's layers",
    account: neverStarted(
      `CannotPullContainerError: The task cannot pull ${image} from the registry ${image}. There is a connection issue between the task and the registry. Check your task network configuration. : failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/x": dial tcp 52.216.63.90:443: i/o timeout`,
    ),
    causes: ["no route"],
    says: [/no way to S3, where ECR keeps the layers/],
  },
  {
    what: "no route to Secrets Manager",
    account: neverStarted(
      `${fromAsm.replace("1 time", "5 time")}failed to fetch secret ${arn} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    ),
    causes: ["no route"],
    says: [/no way to Secrets Manager/, /443 in egressPorts/],
  },
  {
    what: "a log group that cannot be reached",
    account: neverStarted(
      "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed",
    ),
    causes: ["no route"],
    says: [/no way to CloudWatch Logs/],
  },
  {
    what: "a secret that the role may not read",
    account: neverStarted(
      `${fromAsm}failed to fetch secret ${arn} from secrets manager: AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/mcp-catalog-execution/0123456789abcdef0123456789abcdef is not authorized to perform: secretsmanager:GetSecretValue on resource: ${arn}`,
    ),
    causes: ["secret"],
    says: [/The secret mcp-catalog\/supabase-url may not be read by the task's execution role\./],
  },
  {
    what: "a secret that is gone",
    account: neverStarted(
      `${fromAsm}failed to fetch secret ${arn.replace("supabase-url", "stripe-key")} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    ),
    causes: ["secret"],
    says: [/The secret mcp-catalog\/stripe-key is not in Secrets Manager\./, /secrets\.STRIPE_KEY/],
  },
  {
    what: "a secret without a value",
    account: neverStarted(
      `${fromAsm}failed to fetch secret ${arn} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT`,
    ),
    causes: ["secret"],
    says: [/supabase-url has no value/, /pulumi up --refresh writes supabaseUrl again/],
  },
  {
    what: "a secret without a JSON key",
    account: neverStarted(
      `${fromAsm}retrieved secret from Secrets Manager did not contain json key url`,
    ),
    causes: ["secret"],
    says: [/A secret has no JSON key url\./],
  },
  {
    what: "an image for another CPU, by its manifest",
    account: neverStarted(
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/arm64'",
    ),
    causes: ["architecture"],
    says: [/made for another CPU than the task's linux\/arm64\./, /image\.platform/],
  },
  {
    what: "an image that cannot be pulled for an unknown reason",
    account: neverStarted(
      "CannotPullContainerError: ref pull has been retried 5 time(s): failed to unpack",
    ),
    causes: ["not started"],
    says: [/could not be made ready to start; the reason is below/, /failed to unpack/],
  },
];
