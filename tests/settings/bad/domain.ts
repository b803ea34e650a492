import { badValue, type BadConfiguration } from "./types";

const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const nameRule = "must be a host name in lowercase, e.g. app.example.com";

function badDomain(what: string, domain: unknown, message: string, at = "domain") {
  return badValue(what, "domain", domain, message, at);
}

export const badDomains: readonly BadConfiguration[] = [
  badDomain(
    "a domain given as plain text",
    "app.example.com",
    "must be a map, e.g. { name: app.example.com, zone: example.com }, got app.example.com",
  ),
  badDomain(
    "a domain without a proof",
    { name: "app.example.com" },
    "needs either zone or certificateArn",
  ),
  badDomain(
    "a domain with two proofs",
    { name: "app.example.com", zone: "example.com", certificateArn },
    "needs either zone or certificateArn",
  ),
  badDomain(
    "a domain in capitals",
    { name: "App.Example.com", zone: "example.com" },
    `${nameRule}; DNS writes it app.example.com, got App.Example.com`,
    "domain.name",
  ),
  badDomain(
    "a domain with a protocol",
    { name: "https://app.example.com", zone: "example.com" },
    `${nameRule}, got https://app.example.com`,
    "domain.name",
  ),
  badDomain(
    "a domain without a name",
    { zone: "example.com" },
    `${nameRule}; it is not set`,
    "domain.name",
  ),
  badDomain(
    "a domain outside its zone",
    { name: "app.example.org", zone: "example.com" },
    "must be example.com or end with .example.com, got app.example.org",
    "domain.name",
  ),
  badDomain(
    "a domain that only ends like its zone",
    { name: "notexample.com", zone: "example.com" },
    "must be example.com or end with .example.com, got notexample.com",
    "domain.name",
  ),
  badDomain(
    "a certificate of another region",
    { name: "app.example.com", certificateArn: certificateArn.replace("us-east-1", "eu-west-1") },
    "must be in us-east-1, got arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
    "domain.certificateArn",
  ),
  badDomain(
    "a certificate that is a server certificate of IAM",
    { name: "app.example.com", certificateArn: "arn:aws:iam::123456789012:server-certificate/x" },
    "must be the ARN of an ACM certificate, got arn:aws:iam::123456789012:server-certificate/x",
    "domain.certificateArn",
  ),
];
