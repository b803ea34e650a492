import { badValue, type BadConfiguration } from "./types";

export function hidden(path: string): BadConfiguration {
  const message = `names ${path}, and its volume hides what the image has there: name the folder below it that the app writes to`;
  return badValue(`a volume over ${path}`, "writablePaths", [path], message);
}

export function policy(what: string, value: string): BadConfiguration {
  const message = `must be a policy of at most 1024 characters, e.g. default-src 'self', or none, got ${value}`;
  const at = "securityHeaders.contentSecurityPolicy";
  return badValue(what, "securityHeaders", { contentSecurityPolicy: value }, message, at);
}

export const arn = (account: string) => `arn:aws:iam::${account}:policy/app`;

/** Values that AWS accepts, but that cannot work. */
export const badEffects: readonly BadConfiguration[] = [
  ...["/bin", "/etc", "/lib64", "/usr", "/usr/local/bin", "/app", "/app/.next"].map(hidden),
  policy("an invalid policy", "hello world"),
  policy("a policy with an unknown directive", "default-source 'self'"),
  policy("a policy without quotes around a keyword", "default-src self; img-src 'self'"),
  {
    what: "policies of two accounts",
    values: {
      iam: { taskPolicyArns: [arn("111111111111")], permissionsBoundary: arn("222222222222") },
    },
    problems: [
      [
        "iam.permissionsBoundary",
        `must be in the account of ${arn("111111111111")}, because a role takes only policies of one account, got ${arn("222222222222")}`,
      ],
    ],
  },
  badValue(
    "a host name with other letters",
    "domain",
    { name: "münchen.example.com", zone: "example.com" },
    "must be a host name in lowercase, e.g. app.example.com; DNS writes it xn--mnchen-3ya.example.com, got münchen.example.com",
    "domain.name",
  ),
  badValue(
    "a list of e-mail addresses",
    "monitoring",
    { alarmEmail: ["a@example.com", "b@example.com"] },
    'must be one e-mail address; for several people, that of a mailing list, got ["a@example.com","b@example.com"]',
    "monitoring.alarmEmail",
  ),
];
