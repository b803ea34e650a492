import { z } from "zod";
import { fargateSizes } from "../../components/fargateApp/task/size";
import { movingTags } from "../../components/image/tags";
import { oneOf, quotedText, text, variables, wholeNumber, yesOrNo } from "./fields";
import { accessLogDays, securityHeaders } from "./network/balancer";
import { budget } from "./budget";
import { exec, readOnlyRootFilesystem, user, writablePaths } from "./container";
import { domain } from "./network/domain";
import { healthCheck } from "./healthCheck";
import { image } from "./image";
import { monitoring } from "./monitoring";
import { network } from "./network";
import { encryption, iam } from "./protection";
import { migrate, rollout, smokeTest } from "./rollout";
import { scaling, schedule, spot } from "./scaling";
import { sharedWith, shares } from "./network/sharing";
import { waf } from "./network/waf";

export { awsSchema } from "./aws";

const tagError = "must be a map from tag to text, e.g. { Team: web }";

/**
 * Retention periods that CloudWatch accepts, in days.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

/**
 * Every key of a stack file except the `aws:` keys, with its rule, its default and its description for
 * docs/settings.md.
 */
export const settingsSchema = {
  imageTag: text(
    new RegExp(`^(?!(?:${movingTags.join("|")})$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$`),
    `must be a version tag that ECR accepts (letters, digits, _ . -, at most 128) and not ${movingTags.join(" or ")}, which name no version`,
  ).describe("version to deploy"),
  image: image.describe("source of the image"),
  desiredCount: wholeNumber(0, 5000, "tasks")
    .optional()
    .describe(
      "number of tasks. With `scaling.mode: auto` it must be from minCount to maxCount: a new service starts with this number, a later change sets it once, by day, and then the load decides again. Default: `2`, or the nearest limit",
    ),
  scaling: scaling.describe("what decides the number of tasks"),
  schedule: schedule.describe("other numbers of tasks at night and on weekends"),
  spot: spot.describe("tasks on spare capacity, at about a third of the price"),
  cpu: oneOf([...fargateSizes.keys()], " (CPU units, 1024 = 1 vCPU)")
    .default(256)
    .describe("CPU units of a task; 1024 are one vCPU"),
  memory: wholeNumber(512, 122_880, "MiB")
    .default(512)
    .describe("MiB of a task; each `cpu` allows some sizes"),
  supabaseUrl: z
    .string()
    .optional()
    .describe(
      "Supabase project URL; not needed if `environment.NEXT_PUBLIC_DB_TYPE` is something other than supabase, e.g. none",
    ),
  supabaseKey: z.string().optional().describe("Supabase anon key; needed if `supabaseUrl` is"),
  secrets: variables("secret text", "{ STRIPE_KEY: … }")
    .default({})
    .describe("more secrets, by environment variable"),
  environment: variables("text", "{ LOG_LEVEL: info }")
    .default({})
    .describe("plain environment variables, in addition to the preset ones"),
  followRotation: z
    .array(quotedText, { error: "must be a list of secrets, e.g. [STRIPE_KEY]" })
    .default([])
    .describe(
      "secrets, by environment variable, that are changed outside Pulumi: new tasks take the newest value",
    ),
  framework: oneOf(["nextjs", "none"])
    .default("nextjs")
    .describe(
      "`nextjs` presets variables, folders and a secret for a standalone Next.js server; `none` presets nothing",
    ),
  containerPort: wholeNumber(1, 65_535, "TCP port")
    .default(3000)
    .describe("port the app listens on"),
  healthCheck: healthCheck.describe("one check for both the container and the balancer"),
  user: user.describe(
    "user and group, by number, that the app runs as; overrides the image; 0 is root",
  ),
  readOnlyRootFilesystem: readOnlyRootFilesystem.describe(
    "whether the app can write only to some folders",
  ),
  writablePaths: writablePaths.describe(
    "folders that become volumes on the task's disk; each belongs to root unless the image has a VOLUME of that path. Default: no volumes, but folders in memory that belong to `user`, each with an eighth of `memory`:  /tmp, and for Next.js /app/.next/cache",
  ),
  exec: exec.describe("whether people may run commands in the containers (ECS Exec), logged"),
  startUpSeconds: wholeNumber(1, 300, "seconds")
    .default(5)
    .describe("seconds from the container's start until the app answers"),
  longestRequestSeconds: wholeNumber(1, 3600, "seconds")
    .default(15)
    .describe("seconds that the longest request takes; a stopping task gets as long"),
  rollout: rollout.describe("how a new version takes over"),
  migrate: migrate.describe(
    "command that the new version runs once before any traffic moves; if it fails, nothing is deployed",
  ),
  smokeTest: smokeTest.describe(
    "request to the app's own address that must succeed after a rollout",
  ),
  network: network.describe("network of balancer and tasks"),
  domain: domain.optional().describe("your own name, with HTTPS; without it, HTTP"),
  shares: shares.describe(
    "whether other stacks use this stack's load balancer, cluster and network",
  ),
  sharedWith: sharedWith.describe(
    "stack, or ids, of the load balancer, cluster and network that this stack uses instead of having its own",
  ),
  securityHeaders: securityHeaders.describe(
    "response headers that the balancer sets, instead of the app's; `none` leaves a header to the app",
  ),
  accessLogDays: accessLogDays.describe(
    "days that S3 keeps the balancer's access logs; 0 for no logs. If the stack is not disposable, the bucket then stays, and the logs in it expire",
  ),
  waf: waf.describe("AWS WAF in front of the balancer: managed rules and a limit for each address"),
  egressPorts: z
    .array(wholeNumber(1, 65_535, "TCP port"), {
      error: "must be a list of ports, e.g. [443, 5432]",
    })
    .refine((ports) => ports.includes(443), {
      error: "must contain 443, by which tasks reach ECR, Secrets Manager and CloudWatch Logs",
    })
    .default([443])
    .describe("TCP ports of the internet that tasks may connect to"),
  logRetentionDays: oneOf(retentionDays, " (days)")
    .default(365)
    .describe("days that CloudWatch keeps the logs"),
  monitoring: monitoring.describe("alarms, messages, traces and metrics"),
  iam: iam.describe("rights of the stack's roles"),
  encryption: encryption.describe(
    "which key encrypts logs, secrets, images and alarms: AWS's, or with `customerKey` a key that the stack makes, at 1.00 USD a month. Choose it once: a repository keeps the encryption that it was made with",
  ),
  budget: budget.describe("limit for the stack's monthly cost"),
  tags: z
    .record(z.string(), quotedText, {
      error: tagError,
    })
    .default({})
    .describe("tags of every resource, in addition to Project, Stack and ManagedBy"),
  disposable: yesOrNo
    .default(false)
    .describe("true: destroy deletes images and secrets at once; false: deletion protection"),
  displayName: text(
    /^[A-Za-z0-9_-]{1,200}$/,
    "must be letters, digits, - and _ (CloudWatch dashboard names)",
  )
    .optional()
    .describe(
      "start of the names of the dashboard and the alarms; default: the project's name, with capitals",
    )
    .meta({ examples: ["Shop"] }),
} as const;
