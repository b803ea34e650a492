/** Partitions other than the commercial one, by the start of their regions' names. */
const partitions: Readonly<Record<string, string>> = {
  "cn-": "aws-cn",
  "eusc-": "aws-eusc",
  "us-gov-": "aws-us-gov",
  "eu-isoe-": "aws-iso-e",
  "us-iso-": "aws-iso",
  "us-isob-": "aws-iso-b",
  "us-isof-": "aws-iso-f",
};

/** Domains of the console outside the commercial partition. */
const consoles: Readonly<Record<string, string>> = {
  "aws-cn": "console.amazonaws.cn",
  "aws-eusc": "console.amazonaws-eusc.eu",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/**
 * Host of a region's console, e.g. `us-east-1.console.aws.amazon.com`.
 * https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/select-region.html
 */
export function consoleHost(region: string): string {
  return `${region}.${consoles[partitionOf(region)] ?? "console.aws.amazon.com"}`;
}

/**
 * The partition of a region, which is the second part of every ARN in it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function partitionOf(region: string): string {
  const prefix = Object.keys(partitions).find((each) => region.startsWith(each));
  return (prefix && partitions[prefix]) ?? "aws";
}
