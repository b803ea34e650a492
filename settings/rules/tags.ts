import { brief } from "../problems/explainIssues";
import type { Problem, Rule } from "../raw";

/**
 * AWS's limits for a tag: the strictest of all services that every tag reaches, namely IAM, ECS, CloudWatch Logs, load
 * balancing, WAF and ACM. A test compares them with AWS's service models.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 */
export const tagLimits = {
  characters: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  longestKey: 128,
  longestValue: 256,
  /**
   * Number of tags that a resource may have, including the program's own.
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html
   */
  most: 50,
  /**
   * Number of tags that the program itself gives a resource at most: three on every resource, and a name and a kind on
   * a subnet.
   */
  own: 5,
} as const;

/** Tags that the program sets on every resource. */
const reservedTags = ["Project", "Stack", "ManagedBy"] as const;

const characters = "letters, digits, spaces and _ . : / = + - @";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#tag-conventions */
export const tagRule: Rule = ({ tags = {} }) => {
  const names = Object.keys(tags);
  const most = tagLimits.most - tagLimits.own;
  const count =
    names.length > most
      ? [
          {
            key: "tags",
            message: `must have at most ${most} tags, since a resource can have ${tagLimits.most} and the program sets some itself, got ${names.length}`,
          },
        ]
      : [];
  return [
    ...count,
    ...Object.entries(tags).flatMap(([tag, value]) => problemsOf(tag, value, names)),
  ];
};

function problemsOf(tag: string, value: string, names: readonly string[]): readonly Problem[] {
  const key = `tags.${tag.length > 60 ? brief(tag) : tag}`;
  if (reservedTags.some((each) => each.toLowerCase() === tag.toLowerCase())) {
    return [{ key, message: "is set by the program: choose another tag" }];
  }
  if (tag === "") return [{ key: "tags", message: "must have no empty name" }];
  const twin = names.find((each) => each !== tag && each.toLowerCase() === tag.toLowerCase());
  if (twin) return [{ key, message: `differs from ${twin} by case alone, which IAM ignores` }];
  if (/^aws:/i.test(tag)) {
    return [{ key, message: "must not start with aws:, which AWS reserves" }];
  }
  if (tag.length > tagLimits.longestKey) {
    return [{ key, message: `must have at most ${tagLimits.longestKey} characters` }];
  }
  if (value.length > tagLimits.longestValue) {
    return [{ key, message: `must have a value of at most ${tagLimits.longestValue} characters` }];
  }
  if (!tagLimits.characters.test(tag)) {
    return [{ key, message: `must have only ${characters}, since IAM and ECS refuse others` }];
  }
  if (!tagLimits.characters.test(value)) {
    return [
      {
        key,
        message: `must have a value of ${characters}, since IAM and ECS refuse others, got ${brief(value)}`,
      },
    ];
  }
  // https://github.com/hashicorp/terraform-provider-aws/issues/42247
  if (value === "") {
    return [
      { key, message: "must have a value: the AWS provider loses empty values; leave the tag out" },
    ];
  }
  return [];
}
