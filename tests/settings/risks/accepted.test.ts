import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

const policy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const network = (cidr: string) => ({ network: { mode: "dedicated", cidr } });
const publicly = (cidr: string) =>
  `network.cidr ${cidr} has public addresses: tasks cannot reach the sites that have them. ` +
  "Take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.";
const admin = (name: string) =>
  `iam.taskPolicyArns has ${policy(name)}: whoever gets into the app can do all of that in the account. ` +
  "Name policies for the calls that the app makes.";
const sounds = (variable: string) =>
  `environment.${variable} sounds like a secret, and is in plain text in the task definition. If it is one, remove it and ` +
  `pulumi config set --path --secret secrets.${variable.replace("NEXT_PUBLIC_", "")} --stack prod`;

/** Values that look odd but are accepted, why, and the warnings of a run. */
const accepted: readonly (readonly [why: string, values: Changes, ...warnings: string[]])[] = [
  [
    "the stack may get a domain later",
    {
      monitoring: { thresholds: { certificateDays: 30 } },
      securityHeaders: { strictTransportSecurity: "max-age=60" },
    },
    "monitoring.thresholds.certificateDays changes nothing. It needs domain.",
    "securityHeaders.strictTransportSecurity changes nothing. It needs domain: browsers ignore it over HTTP.",
  ],
  [
    "a disposable stack may become another one",
    { disposable: true, monitoring: { thresholds: { errorLines: 5, certificateDays: 30 } } },
    "monitoring.thresholds.errorLines changes nothing. It needs monitoring.alarms: all: a disposable stack has only the CPU's alarm.",
    "monitoring.thresholds.certificateDays changes nothing. It needs monitoring.alarms: all: a disposable stack has only the CPU's alarm.",
  ],
  [
    "the CPU's alarm may not stay the only one",
    { monitoring: { alarms: "cpu", thresholds: { memoryPercent: 70 } } },
    "monitoring.thresholds.memoryPercent changes nothing. It needs monitoring.alarms: all: it is cpu.",
  ],
  [
    "the strategy may change back",
    {
      scaling: { mode: "auto", minCount: 1, maxCount: 2, requestsPerTask: 500 },
      rollout: { strategy: "canary" },
      spot: { share: 0, base: 1 },
    },
    "scaling.requestsPerTask changes nothing. It needs one target group: AWS does not count the requests for each task behind the two of this rollout.",
    "spot.base changes nothing. It needs a spot.share above 0.",
  ],
  [
    "the load may count again",
    {
      scaling: { mode: "auto", minCount: 2, maxCount: 2, cpuPercent: 50, requestsPerTask: 500 },
      schedule: { timezone: "Europe/Berlin", weekends: { min: 1, max: 1 } },
    },
    "scaling.cpuPercent changes nothing. It needs a maxCount above minCount.",
    "scaling.requestsPerTask changes nothing. It needs a maxCount above minCount.",
  ],
  [
    "more tasks may come",
    { scaling: { mode: "auto", minCount: 1, maxCount: 3 }, spot: { share: 50, base: 3 } },
    "spot.share changes nothing. It needs a spot.base below 3: there are never more tasks, and the base is never on Spot.",
  ],
  [
    "somebody may be told later",
    {
      monitoring: { quietHours: { timezone: "Europe/Berlin", from: "20:00", to: "07:00" } },
    },
    "monitoring.quietHours changes nothing. It needs somebody who is told of alarms: monitoring.alarmEmail or monitoring.notify.",
  ],
  [
    "the others may leave later",
    {
      disposable: true,
      shares: true,
      domain: { name: "app.example.com", zone: "example.com" },
    },
    "disposable is true for images and secrets only: the load balancer, the network and the service stay protected while shares is true.",
  ],
  [
    "each of them has an effect",
    {
      schedule: { timezone: "Europe/Berlin", weekends: { min: 1, max: 1 } },
      domain: { name: "app.example.com", zone: "example.com" },
      monitoring: {
        thresholds: { certificateDays: 30, errorLines: 5 },
        quietHours: { timezone: "Europe/Berlin", from: "20:00", to: "07:00" },
        notify: { urls: ["https://page.example.com/key"] },
      },
      securityHeaders: { strictTransportSecurity: "max-age=60" },
      scaling: { mode: "auto", minCount: 1, maxCount: 2, cpuPercent: 50, requestsPerTask: 500 },
      spot: { share: 50, base: 1 },
      shares: true,
    },
  ],
  // Dangerous, but sometimes intended.
  [
    "a sandbox may want it",
    { iam: { taskPolicyArns: [policy("AdministratorAccess")] } },
    admin("AdministratorAccess"),
  ],
  [
    "a sandbox may want it",
    { iam: { taskPolicyArns: [policy("PowerUserAccess")] } },
    admin("PowerUserAccess"),
  ],
  [
    "a sandbox may want it",
    { iam: { taskPolicyArns: [policy("IAMFullAccess")] } },
    admin("IAMFullAccess"),
  ],
  ["one service is no admin", { iam: { taskPolicyArns: [policy("AmazonS3FullAccess")] } }],
  ["EC2 takes public ranges", network("8.8.0.0/16"), publicly("8.8.0.0/16")],
  ["EC2 takes ranges of documentation", network("192.0.2.0/24"), publicly("192.0.2.0/24")],
  ["a range of carriers", network("100.64.0.0/16")],
  ["a range of benchmarks", network("198.19.0.0/16")],
  ["the default VPC's range: two networks may have one", network("172.31.0.0/16")],
  ["it may be a name only", { environment: { DB_PASSWORD: "x" } }, sounds("DB_PASSWORD")],
  ["it may be a name only", { environment: { NPM_TOKEN: "x" } }, sounds("NPM_TOKEN")],
  [
    "it may be a name only",
    { environment: { NEXT_PUBLIC_API_KEY: "x" } },
    sounds("NEXT_PUBLIC_API_KEY"),
  ],
  [
    "it may be a name only",
    { image: { source: "build", context: ".", args: { NPM_TOKEN: "x" } } },
    "image.args.NPM_TOKEN sounds like a secret, and the image's history shows it to whoever can pull the image.",
  ],
  [
    "not the secret itself",
    { environment: { PASSWORD_MIN_LENGTH: "8", TOKEN_TTL: "60", TOKENS: "9" } },
  ],
  ["empty text is no secret", { environment: { API_KEY: "" } }],

  // Odd, but right.
  [
    "keys for browsers are public",
    { environment: { NEXT_PUBLIC_STRIPE: "pk_live_aB3dE5fG7hJ9kL2m" } },
  ],
  ["the anon key is public", { environment: { JWT: "eyJhbGciOiJI.eyJyb2xlIjoiYW5vbiJ9.abc" } }],
  [
    "the app asks Secrets Manager itself",
    { environment: { DB_SECRET_ARN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db" } },
  ],
  ["a URL may have an @ in its path", { environment: { FEED: "https://example.com/@team" } }],
  ["a URL may have a user", { environment: { FEED: "ssh://git@example.com/x" } }],
  ["an app may call another region", { environment: { AWS_REGION: "us-west-2" } }],
  ["a word among others", { environment: { HINT: "write your name here", LEVEL: "x" } }],
  [
    "without Next.js the name says nothing",
    { framework: "none", secrets: { NEXT_PUBLIC_MAPS: "abc" } },
  ],
  [
    "without Next.js the app decides",
    { framework: "none", environment: { HOSTNAME: "localhost" } },
  ],
  ["ECS mounts one folder in another", { writablePaths: ["/tmp", "/tmp/cache"] }],
  [
    "nothing of the image is there",
    { writablePaths: ["/etc/app", "/usr/share/app", "/app/.next/cache"] },
  ],
  ["AWS opens regions all the time", { "aws:region": "xx-west-1" }],
  ["tasks may use SSH", { egressPorts: [443, 22] }],
  ["the register says what is open then", { user: "0" }],
  [
    "AWS's policies beside the account's own",
    { iam: { taskPolicyArns: [policy("ReadOnlyAccess"), "arn:aws:iam::111111111111:policy/a"] } },
  ],
];

describe("A value that looks odd", () => {
  for (const [index, [why, values, ...warnings]] of accepted.entries()) {
    const text = JSON.stringify(values);
    it(`is accepted${warnings.length > 0 ? " with a warning" : ""} (${String(index + 1)}), because ${why}: ${text}`, () => {
      assert.deepEqual(parseSettings(configuration({ values })).warnings, warnings);
    });
  }
});
