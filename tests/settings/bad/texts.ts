import { badValue, type BadConfiguration } from "./types";

const characters = "letters, digits, spaces and _ . : / = + - @, since IAM and ECS refuse others";
const boundary = (arn: string, message: string) =>
  badValue(
    "",
    "iam",
    { permissionsBoundary: arn },
    `${message}, got ${arn}`,
    "iam.permissionsBoundary",
  );
const long = `${"a".repeat(59)}.example.com`;
const longer = `${"a".repeat(60)}.${"b".repeat(60)}.example.com`;
const zone = "example.com";
const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

function tag(what: string, key: string, value: string, message: string): BadConfiguration {
  return badValue(what, "tags", { [key]: value }, message, `tags.${key}`);
}

export const badTexts: readonly BadConfiguration[] = [
  tag(
    "a tag's value with an apostrophe, a comma, brackets and an ampersand",
    "Owner",
    "O'Brien, Inc. (EU) & Sons",
    `must have a value of ${characters}, got O'Brien, Inc. (EU) & Sons`,
  ),
  tag("a tag with an asterisk", "Cost*", "x", `must have only ${characters}`),
  tag(
    "a tag without a value",
    "Owner",
    "",
    "must have a value: the AWS provider loses empty values; leave the tag out",
  ),
  badValue(
    "46 tags",
    "tags",
    Object.fromEntries(Array.from({ length: 46 }, (_, index) => [`tag${index}`, "x"])),
    "must have at most 45 tags, since a resource can have 50 and the program sets some itself, got 46",
  ),
  badValue(
    "a certificate's name of 71 characters",
    "domain",
    { name: long, zone },
    "must have at most 64 characters, since zone makes a certificate, got 71: choose a shorter one, or name a certificate in certificateArn",
    "domain.name",
  ),
  {
    what: "a host name of 133 characters behind another's balancer",
    values: { sharedWith: "staging", domain: { name: longer, certificateArn } },
    problems: [
      [
        "domain.name",
        "must have at most 128 characters, since a rule of the balancer tells it apart, got 133",
      ],
    ],
  },
  badValue(
    "an e-mail address with 65 characters before the @",
    "monitoring",
    { alarmEmail: `${"a".repeat(65)}@example.com` },
    `must have at most 64 characters before the @ and 254 in all, got ${"a".repeat(57)}...`,
    "monitoring.alarmEmail",
  ),
  badValue(
    "a variable of 70000 bytes",
    "environment",
    { TEXT: "x".repeat(70_000) },
    "makes a task definition of about 76183 bytes, and ECS takes 65536: keep long values in a secret of their own, or in the image",
  ),
  badValue(
    "a variable with a NUL byte",
    "environment",
    { TEXT: "a\0b" },
    "has a NUL byte, which no environment variable can have",
    "environment.TEXT",
  ),
  {
    ...boundary(
      "arn:aws-cn:iam::123456789012:policy/boundary",
      "must be in the partition of us-east-1, arn:aws:…",
    ),
    what: "a boundary of another partition",
  },
  {
    what: "a boundary of another account",
    values: {
      "aws:allowedAccountIds": ["123456789012"],
      iam: { permissionsBoundary: "arn:aws:iam::210987654321:policy/boundary" },
    },
    problems: [
      [
        "iam.permissionsBoundary",
        "must be in an account of aws:allowedAccountIds (123456789012), got arn:aws:iam::210987654321:policy/boundary",
      ],
    ],
  },
  badValue(
    "a network of addresses that mean the machine itself",
    "network",
    { mode: "dedicated", cidr: "127.0.0.0/16" },
    "must not be in 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 or 224.0.0.0/3, which no VPC can have, got 127.0.0.0/16",
    "network.cidr",
  ),
];
