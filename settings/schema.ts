import { z } from "zod";
import { fargateSizes } from "../components/fargateApp/size";
import { cidrRule, isNetworkCidr } from "./cidr";

/** A whole number within limits; one sentence for every way to get it wrong. */
function wholeNumber(from: number, to: number, unit: string) {
  const error = `must be a whole number from ${from} to ${to} (${unit})`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

function text(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error });
}

function oneOf<const T extends readonly (string | number)[]>(values: T, unit = "") {
  return z.literal(values, { error: `must be one of ${values.join(", ")}${unit}` });
}

const yesOrNo = z.boolean({ error: "must be true or false" });

const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  "is not a variable name: letters, digits and _, not starting with a digit",
);

function variables(what: string, example: string) {
  const error = `must be a map from variable name to ${what}, e.g. ${example}`;
  const value = z.string({ error: "must be text: put quotes around it" });
  return z.record(variableName, value, { error });
}

const subnetId = text(
  /^subnet-[0-9a-f]{8,17}$/,
  "must be a subnet id, e.g. subnet-0123456789abcdef0",
);

function subnetIds(least: number, why: string) {
  const error = `must be a list of at least ${least} subnet id${least === 1 ? "" : "s"}${why}`;
  return z.array(subnetId, { error }).min(least, { error });
}

/** CloudWatch's own list.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

const platform = oneOf(["linux/amd64", "linux/arm64"])
  .default("linux/amd64")
  .describe("CPU of both the build and the task; arm64 costs a fifth less");

const image = z
  .discriminatedUnion(
    "source",
    [
      z.strictObject({ source: z.literal("registry"), platform }),
      z.strictObject({
        source: z.literal("build"),
        platform,
        context: z
          .string({ error: "must be the folder to build, e.g. ./examples/catalog" })
          .describe("folder to build, relative to the project"),
        dockerfile: z
          .string({ error: "must be the path of a Dockerfile, relative to the project" })
          .optional()
          .describe("default: `Dockerfile` in the context"),
        target: z
          .string({ error: "must be the name of a build stage" })
          .optional()
          .describe("build stage to stop at"),
        args: variables("text", "{ NODE_VERSION: '22' }")
          .default({})
          .describe("build arguments beside the NEXT_PUBLIC_* values"),
      }),
    ],
    {
      error: "needs source: registry (a tag already pushed) or source: build (built by pulumi up)",
    },
  )
  .prefault({ source: "registry" });

const network = z
  .discriminatedUnion(
    "mode",
    [
      z.strictObject({ mode: z.literal("default") }),
      z.strictObject({
        mode: z.literal("dedicated"),
        cidr: z
          .string({ error: cidrRule })
          .refine(isNetworkCidr, { error: cidrRule })
          .default("10.0.0.0/16"),
        nat: oneOf(["none", "single", "perAz"])
          .default("single")
          .describe("how tasks reach the internet; `none` adds VPC endpoints instead"),
      }),
      z.strictObject({
        mode: z.literal("existing"),
        vpcId: text(/^vpc-[0-9a-f]{8,17}$/, "must be a VPC id, e.g. vpc-0123456789abcdef0"),
        balancerSubnetIds: subnetIds(2, " in two zones").describe("public subnets"),
        taskSubnetIds: subnetIds(1, ""),
        assignPublicIp: yesOrNo
          .default(false)
          .describe("true where the tasks' subnets are public and have no NAT"),
      }),
    ],
    { error: "needs mode: default, dedicated or existing" },
  )
  .prefault({ mode: "default" });

const healthCheck = z
  .strictObject(
    {
      path: text(
        /^\/[\x21-\x7e]{0,1023}$/,
        "must start with / and have no spaces, at most 1024 characters",
      ).default("/api/health"),
      intervalSeconds: wholeNumber(5, 300, "seconds").default(30),
      timeoutSeconds: wholeNumber(2, 60, "seconds").default(10).describe("less than the interval"),
      healthyThreshold: wholeNumber(2, 10, "checks").default(2),
      unhealthyThreshold: wholeNumber(2, 10, "checks").default(3),
      startPeriodSeconds: wholeNumber(0, 300, "seconds")
        .default(60)
        .describe("failed checks do not count so long after the start"),
      command: z
        .array(z.string(), { error: 'must be a list, e.g. ["CMD", "/bin/check"]' })
        .min(2, { error: 'must start with CMD or CMD-SHELL, e.g. ["CMD", "/bin/check"]' })
        .optional()
        .describe("what ECS runs in the container; default: curl, else wget, on the path"),
    },
    { error: "must be a map, e.g. { path: /api/health }" },
  )
  .prefault({});

const monitoring = z
  .strictObject(
    {
      cpuAlarmPercent: wholeNumber(1, 100, "percent")
        .default(80)
        .describe("average CPU above which the alarm goes off"),
      alarmEmail: z
        .email({ error: "must be an e-mail address" })
        .optional()
        .describe("who is told; AWS asks the address to confirm once"),
    },
    { error: "must be a map, e.g. { alarmEmail: team@example.com }" },
  )
  .prefault({});

const tagError = "must be a map from tag to text, e.g. { Team: web }";

/** Every key of a stack file but the `aws:` ones, with its rule, its default and what README says about it. */
export const settingsSchema = {
  imageTag: text(
    /^(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/,
    "must be a version tag that ECR accepts (letters, digits, _ . -, at most 128) and not latest, which names no version",
  ).describe("version to deploy"),
  image: image.describe("where the image comes from"),
  desiredCount: wholeNumber(0, 5000, "tasks").default(2).describe("tasks to keep running"),
  cpu: oneOf([...fargateSizes.keys()], " (CPU units, 1024 = 1 vCPU)")
    .default(256)
    .describe("CPU units of a task; 1024 are one vCPU"),
  memory: wholeNumber(512, 122_880, "MiB")
    .default(512)
    .describe("MiB of a task; Fargate couples it to cpu"),
  supabaseUrl: z.string().optional().describe("Supabase project URL"),
  supabaseKey: z.string().optional().describe("Supabase anon key"),
  secrets: variables("secret text", "{ STRIPE_KEY: … }")
    .default({})
    .describe("more secrets, by environment variable"),
  environment: variables("text", "{ LOG_LEVEL: info }")
    .default({})
    .describe("plain environment variables, beside the preset ones"),
  containerPort: wholeNumber(1, 65_535, "TCP port")
    .default(3000)
    .describe("port the app listens on"),
  healthCheck: healthCheck.describe("for container and balancer alike"),
  network: network.describe("where balancer and tasks live"),
  egressPorts: z
    .array(wholeNumber(1, 65_535, "TCP port"), {
      error: "must be a list of ports, e.g. [443, 5432]",
    })
    .default([443])
    .describe("TCP ports by which tasks may leave"),
  logRetentionDays: oneOf(retentionDays, " (days)")
    .default(365)
    .describe("days CloudWatch keeps the logs"),
  monitoring: monitoring.describe("alarm and dashboard"),
  tags: z
    .record(z.string(), z.string({ error: "must be text: put quotes around it" }), {
      error: tagError,
    })
    .default({})
    .describe("tags of every resource, beside Project, Stack and ManagedBy"),
  disposable: yesOrNo
    .default(false)
    .describe("true: destroy deletes images and secrets at once; false: deletion protection"),
  displayName: text(
    /^[A-Za-z0-9_-]{1,200}$/,
    "must be letters, digits, - and _ (CloudWatch dashboard names)",
  )
    .default("MCP-Catalog")
    .describe("first part of the dashboard's and the alarm's name"),
} as const;

/** The `aws:` keys that reach the provider. https://www.pulumi.com/registry/packages/aws/installation-configuration/ */
export const awsSchema = {
  region: text(
    /^[a-z]{2}(-[a-z]+)+-\d$/,
    "must be a region, e.g. us-east-1: pulumi config set aws:region us-east-1",
  ).describe("region; else AWS_REGION of the shell"),
  profile: z.string().optional().describe("profile of the shared credentials file"),
  allowedAccountIds: z
    .array(text(/^\d{12}$/, "must be an account id of 12 digits, in quotes"), {
      error: 'must be a list of account ids, e.g. ["123456789012"]',
    })
    .optional()
    .describe("the only accounts this stack may touch"),
  assumeRoles: z
    .array(
      z.strictObject({
        roleArn: text(/^arn:[^:]+:iam::\d{12}:role\/.+$/, "must be the ARN of an IAM role"),
        sessionName: z.string().optional(),
        externalId: z.string().optional(),
        duration: z.string().optional(),
      }),
      {
        error: "must be a list of roles, e.g. [{ roleArn: arn:aws:iam::123456789012:role/deploy }]",
      },
    )
    .optional()
    .describe("roles to assume, one after the other"),
} as const;
