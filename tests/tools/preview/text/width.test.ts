import assert from "node:assert/strict";
import { partNames, previewText } from "../../../../tools/preview/text";
import { plainStyle } from "../../../../tools/text/style";
import { previewCommitted } from "../../../support/stack";

/** Words that may be wider than a line, each with the reason: people copy them. */
const unbreakable: readonly (readonly [why: string, word: RegExp])[] = [
  [
    "a link to AWS's console",
    /^https:\/\/[\w-]+\.console\.(?:aws\.amazon\.com|amazonaws\.cn)\/\S+$/,
  ],
  ["an image in ECR, by its digest", /^\d{12}\.dkr\.ecr\.\S+@sha256:\[known after up\]$/],
  ["a command of its own line, with JSON in it", /^pulumi config set \w+ '\{\S+\}' --stack \w+$/],
  [
    "an ARN that other stacks or a command use",
    /^(?:listenerArn: )?arn:aws[\w-]*:\S+\[known after up\]/,
  ],
];

const domain = 'domain={"name":"app.example.com","zone":"example.com"}';

const stacks: readonly (readonly [name: string, stack: "dev" | "prod", ...string[]])[] = [
  ["dev", "dev"],
  ["prod", "prod"],
  [
    "a domain, traffic in stages and a web ACL",
    "prod",
    domain,
    "rollout.strategy=canary",
    'waf={"rateLimit":2000}',
  ],
  ["endpoints instead of a way out", "prod", "network.nat=none"],
  ["a stack that shares, over its budget", "prod", domain, "shares=true", "budget.monthly=50"],
  [
    "a guest on Spot with a schedule",
    "dev",
    'domain={"name":"dev.example.com","zone":"example.com"}',
    "sharedWith=prod",
    'schedule={"timezone":"Europe/Berlin","nights":{"from":"19:00","to":"07:00","min":0,"max":0}}',
  ],
  ["a region without prices", "dev", "aws:region=cn-north-1"],
];

describe("npm run preview", () => {
  for (const [name, stack, ...settings] of stacks) {
    it(`prints no line of more than 80 columns for ${name}`, async () => {
      const preview = await previewCommitted(stack, settings);
      const all = partNames.filter((part) => part !== "inputs");
      const lines = [[], all].flatMap((parts) =>
        previewText(preview, { ...plainStyle, parts, settings }).split("\n"),
      );
      assert.ok(lines.length > 60);
      const wide = lines
        .filter((line) => line.length > 80)
        .filter((line) => !unbreakable.some(([, word]) => word.test(line.trim())));
      assert.deepEqual(wide, []);
    });
  }
});
