import { badValue, type BadConfiguration } from "./types";

export const retentionRule =
  "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 (days)";
export const displayRule = "must be letters, digits, - and _ (CloudWatch dashboard names)";

const reservedRule = "is set by the program: choose another tag";

function badTag(what: string, tag: string, value: unknown, message: string) {
  return badValue(
    what,
    "tags",
    { [tag]: value },
    message,
    `tags.${tag.length > 60 ? `${tag.slice(0, 57)}...` : tag}`,
  );
}

export const badTags: readonly BadConfiguration[] = [
  badValue(
    "tags that are a list",
    "tags",
    ["web"],
    'must be a map from tag to text, e.g. { Team: web }, got ["web"]',
  ),
  badTag("a tag that is a number", "CostCenter", 42, "must be text: put quotes around it, got 42"),
  badValue("a tag without a name", "tags", { "": "x" }, "must have no empty name"),
  {
    what: "two tags that differ by case alone",
    values: { tags: { Team: "a", team: "b" } },
    problems: [
      ["tags.Team", "differs from team by case alone, which IAM ignores"],
      ["tags.team", "differs from Team by case alone, which IAM ignores"],
    ],
  },
  badTag("the tag Project", "Project", "x", reservedRule),
  badTag("the tag Stack", "Stack", "x", reservedRule),
  badTag("the tag ManagedBy", "ManagedBy", "x", reservedRule),
  badTag("a reserved tag in other letters, which IAM holds the same", "project", "x", reservedRule),
  badTag("a tag of AWS", "aws:team", "x", "must not start with aws:, which AWS reserves"),
  badTag(
    "a tag of AWS in capitals",
    "AWS:team",
    "x",
    "must not start with aws:, which AWS reserves",
  ),
  badTag("a tag of 129 characters", "t".repeat(129), "x", "must have at most 128 characters"),
  badTag(
    "a tag's value of 257 characters",
    "Team",
    "x".repeat(257),
    "must have a value of at most 256 characters",
  ),
];
