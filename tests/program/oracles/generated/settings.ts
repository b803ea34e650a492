import fc from "fast-check";
import { z } from "zod";
import { endpointServices } from "../../../../components/network/services";
import { fargateSizes } from "../../../../components/fargateApp/task/size";
import { settingsSchema } from "../../../../settings/schema";
import { alternative, limited, schemaOf, whole } from "./limits";

/** Text as people write it, and sometimes any text at all. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9 _.:/=+@-]{0,40}$/) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const part = fc.oneof(text, fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 2000 }));
const variable = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,60}$/);
const variables = fc.dictionary(variable, text, { maxKeys: 8 });
const yesOrNo = fc.boolean();
const email = fc.oneof(fc.constant("team@example.com"), fc.emailAddress());
const label = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,12}$/),
  fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/),
);
const host = fc
  .array(label, { minLength: 1, maxLength: 4 })
  .map((labels) => [...labels, "example", "com"].join("."));
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const ids = (prefix: string, minLength: number) =>
  fc.uniqueArray(
    hex(17).map((id) => `${prefix}-${id}`),
    { minLength, maxLength: 6 },
  );
const path = fc.stringMatching(/^\/[A-Za-z0-9/_.~%-]{0,80}$/);
const policy = fc
  .stringMatching(/^[\w+=,.@/-]{1,140}$/)
  .map((name) => `arn:aws:iam::123456789012:policy/${name}`);
const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";
const listenerArn =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/0123456789abcdef/0123456789abcdef";

/** A map with some of these keys. */
function some(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  return fc.record(keys, { requiredKeys: [] }) as fc.Arbitrary<object>;
}

/** A map with `fixed` and some of the keys. */
function mode(fixed: object, keys: Readonly<Record<string, fc.Arbitrary<unknown>>> = {}) {
  return some(keys).map((given) => ({ ...fixed, ...given }));
}

/** Values within the schema's limits for the keys of a setting. */
const within = (key: "securityHeaders" | "monitoring" | "iam" | "smokeTest") =>
  limited(schemaOf(settingsSchema[key]));
const counts = { min: whole(0, 5000), max: whole(0, 5000) };
const size = fc
  .constantFrom(...fargateSizes.entries())
  .chain(([cpu, memory]) => fc.constantFrom(...memory).map((mib) => ({ cpu, memory: mib })));

const network = fc.oneof(
  fc.constant({ mode: "default" }),
  mode(
    { mode: "dedicated" },
    {
      cidr: fc
        .tuple(whole(0, 255), whole(16, 24))
        .map(([second, bits]) => `10.${second}.0.0/${bits}`),
      nat: fc.constantFrom("none", "single", "perAz", "instance"),
      endpoints: fc.uniqueArray(fc.constantFrom(...endpointServices)),
      flowLogs: yesOrNo,
    },
  ),
  fc
    .tuple(
      hex(17),
      ids("subnet", 2),
      ids("subnet", 1),
      some({ assignPublicIp: yesOrNo, ipv6: yesOrNo }),
    )
    .map(([vpc, balancerSubnetIds, taskSubnetIds, rest]) => ({
      ...{ mode: "existing", vpcId: `vpc-${vpc}`, balancerSubnetIds, taskSubnetIds },
      ...rest,
    })),
);

const domain = fc.oneof(
  host.map((name) => ({ name, zone: "example.com" })),
  host.map((name) => ({ name, certificateArn })),
);

/** The size is chosen as a pair. */
const { cpu: _cpu, memory: _memory, ...rest } = limited(schemaOf(z.object(settingsSchema)));

/** Keys of a stack file with values that the schema allows, or almost allows. Combinations are left to the rules. */
export const settings = fc
  .tuple(
    fc.option(size, { nil: {} }),
    some(rest),
    some({
      imageTag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/),
      image: fc.constantFrom("linux/amd64", "linux/arm64").map((platform) => ({
        ...{ source: "registry", platform },
      })),
      scaling: alternative(schemaOf(settingsSchema.scaling)),
      schedule: fc
        .tuple(fc.record(counts), fc.constantFrom("Europe/Berlin", "Asia/Calcutta", "UTC"))
        .map(([weekends, timezone]) => ({ timezone, weekends })),
      environment: variables,
      secrets: variables,
      healthCheck: some({
        path,
        command: fc.array(part, { maxLength: 4 }).map((rest) => ["CMD", ...rest]),
      }),
      user: fc.constantFrom("0", "1000:1000", "4294967295:0"),
      writablePaths: fc.uniqueArray(
        fc.stringMatching(/^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,50}){1,3}$/),
        { maxLength: 20 },
      ),
    }),
    some({
      rollout: alternative(schemaOf(settingsSchema.rollout)),
      migrate: fc.array(part, { minLength: 1, maxLength: 4 }),
      smokeTest: some({ ...within("smokeTest"), path }),
      network,
      domain,
      sharedWith: fc.constant({
        ...{ listenerArn, clusterName: "shop-cluster" },
        taskSubnetIds: ["subnet-0123456789abcdef0"],
      }),
      securityHeaders: some({
        ...within("securityHeaders"),
        strictTransportSecurity: fc.stringMatching(/^max-age=\d{1,10}(; includeSubDomains)?$/),
        contentSecurityPolicy: fc.stringMatching(/^[\w :;.,/'?!(){}[\]@<>=+*#&`|~^%-]{1,1024}$/),
      }),
      egressPorts: fc
        .uniqueArray(whole(1, 65_535), { maxLength: 20 })
        .map((ports) => [...new Set([443, ...ports])]),
      monitoring: some({ ...within("monitoring"), alarmEmail: email }),
      iam: some({
        ...within("iam"),
        taskPolicyArns: fc.uniqueArray(policy, { maxLength: 10 }),
        permissionsBoundary: policy,
      }),
      budget: fc.record({ monthly: whole(1, 1_000_000), alertEmail: email }),
      tags: fc.dictionary(text, text, { maxKeys: 45 }),
      displayName: fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/),
    }),
  )
  .map((groups) => Object.assign({}, ...groups) as Readonly<Record<string, unknown>>);

/** Names of a project and of a stack. */
export const place = fc.record({
  project: fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}$/),
  stack: fc.oneof(fc.constantFrom("prod", "dev"), fc.stringMatching(/^[a-z0-9]{1,12}$/)),
});
