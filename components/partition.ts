/** Partitions beside the commercial one, by the start of their regions' names. */
const partitions: Readonly<Record<string, string>> = {
  "cn-": "aws-cn",
  "eusc-": "aws-eusc",
  "us-gov-": "aws-us-gov",
  "us-iso-": "aws-iso",
  "us-isob-": "aws-iso-b",
};

/** The partition that a region belongs to, the second part of every ARN in it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  const prefix = Object.keys(partitions).find((each) => region.startsWith(each));
  return (prefix && partitions[prefix]) ?? "aws";
}
