import { badValue, type BadConfiguration } from "./types";

const daysRule = "must be a whole number from 0 to 3650 (days)";
const rateRule = "must be a whole number from 10 to 2000000000 (requests in 5 minutes)";
const hstsRule =
  'must be like "max-age=31536000; includeSubDomains", max-age=0 (browsers forget it), or none';
const policyRule = "must be a policy of at most 1024 characters, e.g. default-src 'self', or none";

function badHeader(
  what: string,
  key: string,
  value: string,
  rule: string,
  got = value,
): BadConfiguration {
  const message = `${rule}, got ${got}`;
  return badValue(what, "securityHeaders", { [key]: value }, message, `securityHeaders.${key}`);
}

export const badAccessLogs: readonly BadConfiguration[] = [
  badValue("access logs kept for ever", "accessLogDays", -1, `${daysRule}, got -1`),
  badValue("access logs kept eleven years", "accessLogDays", 4000, `${daysRule}, got 4000`),
  badValue("access logs that are just on", "accessLogDays", true, `${daysRule}, got true`),
];

export const badHeaders: readonly BadConfiguration[] = [
  badValue(
    "headers that are just on",
    "securityHeaders",
    true,
    "must be a map, e.g. { frameOptions: DENY }, got true",
  ),
  badHeader("HSTS in seconds alone", "strictTransportSecurity", "31536000", hstsRule, '"31536000"'),
  badHeader(
    "HSTS that is preloaded without its subdomains",
    "strictTransportSecurity",
    "max-age=31536000; preload",
    hstsRule,
  ),
  badHeader(
    "a frame option of another time",
    "frameOptions",
    "ALLOW-FROM https://example.com",
    "must be one of SAMEORIGIN, DENY, none",
  ),
  badHeader("sniffing", "contentTypeOptions", "sniff", "must be one of nosniff, none"),
  badHeader("a policy in double quotes", "contentSecurityPolicy", 'script-src "self"', policyRule),
  badHeader(
    "a policy in two lines",
    "contentSecurityPolicy",
    "img-src *;\nstyle-src *",
    policyRule,
    JSON.stringify("img-src *;\nstyle-src *"),
  ),
  badHeader("a Server header by name", "server", "nginx", "must be true or false"),
  badValue(
    "a header that the balancer does not have",
    "securityHeaders",
    { referrerPolicy: "origin" },
    "is not a setting: it must be one of strictTransportSecurity, contentTypeOptions, frameOptions, contentSecurityPolicy, server",
    "securityHeaders.referrerPolicy",
  ),
];

export const badWafs: readonly BadConfiguration[] = [
  badValue(
    "a WAF that is just on",
    "waf",
    true,
    "must be a map, e.g. { rateLimit: 2000 }, got true",
  ),
  badValue(
    "a limit that stops all",
    "waf",
    { rateLimit: 9 },
    `${rateRule}, got 9`,
    "waf.rateLimit",
  ),
  badValue(
    "a limit in words",
    "waf",
    { rateLimit: "2000" },
    `${rateRule}, got "2000"`,
    "waf.rateLimit",
  ),
];
