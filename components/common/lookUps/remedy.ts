/** A failed call: the error's name and its message on one line. */
export interface Failure {
  readonly error: string;
  readonly message: string;
}

/** Errors that concern the credentials, not a single call. */
const badCredentials =
  /Credentials|ExpiredToken|InvalidClientToken|UnrecognizedClient|AuthFailure|InvalidSignature|RequestExpired|SSO|Token/;

/** Whether a failure concerns the credentials, so that all other calls fail for the same reason. */
export function concernsCredentials({ error }: Pick<Failure, "error">): boolean {
  return badCredentials.test(error);
}

/**
 * What to do about an error, by the error's name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /AccessDenied|UnauthorizedOperation|Forbidden/,
    "Allow the credentials in use to do what is refused here.",
  ],
  [
    /OptInRequired/,
    "Enable the region for the account (aws account enable-region), or choose another aws:region.",
  ],
  [
    /Throttl|RequestLimitExceeded|TooManyRequests/,
    "Wait a minute, and run the same command again.",
  ],
  [
    /TooManyRules/,
    "Delete a rule of the load balancer, or ask AWS for a larger quota, Rules per Application Load Balancer: https://console.aws.amazon.com/servicequotas/home/services/elasticloadbalancing/quotas",
  ],
  [
    badCredentials,
    "Give the shell credentials that are valid now (aws sso login), or name a profile in aws:profile; aws sts get-caller-identity tells whose they are.",
  ],
];

/**
 * What to do if AWS gives a pipeline's token no credentials. AWS's message is the same for a role
 * that does not trust the run and for a role that does not exist.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
 */
const tokenRemedies: readonly (readonly [RegExp, string])[] = [
  [
    /^AccessDenied\S*: Not authorized to perform sts:AssumeRoleWithWebIdentity/,
    "The role does not trust this run, or does not exist: compare its name, and stacks in bootstrap/, with the repository, branch or environment of the run; pulumi -C bootstrap up applies a change.",
  ],
  [
    /^InvalidIdentityToken\S*: No OpenIDConnect provider/,
    "The account does not know who signs the tokens of this run: pulumi -C bootstrap up makes the identity provider.",
  ],
  [
    /^ExpiredTokenException: Token (?:expired|too old)/,
    "The token of this run has expired: start the job again, and it gets a new one.",
  ],
];

/** In a region that an account has not enabled, AWS knows none of its credentials. */
const maybeRegion = /InvalidClientToken|UnrecognizedClient|AuthFailure/;

const unreached = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Timeout|no such host|dial tcp|no answer/;

/** What to do about the failure, in one or two sentences; undefined if the error does not tell. */
export function remedyOf({ error, message }: Failure): string | undefined {
  const [, forToken] = tokenRemedies.find(([words]) => words.test(`${error}: ${message}`)) ?? [];
  if (forToken !== undefined) return forToken;
  const [, remedy] = remedies.find(([names]) => names.test(error)) ?? [];
  if (remedy !== undefined && maybeRegion.test(error)) {
    return `${remedy} If they are valid, the account may not have enabled the region: aws account list-regions.`;
  }
  if (remedy !== undefined) return remedy;
  if (unreached.test(`${error} ${message}`)) {
    return "Check that this machine reaches AWS, and that aws:region is a region.";
  }
  return undefined;
}

/**
 * AWS's failure, from the text of a provider's error. In that text, AWS's own words come after
 * `api error`; what the provider was doing stands before them.
 */
export function failureIn(text: string): Failure {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^invocation of \S+ returned an error: /, "");
  const [, error, message] = / api error ([\w.]+): (.*)$/.exec(line) ?? [];
  if (error !== undefined && message !== undefined) return { error, message };
  const [, code, rest] = /^([A-Z]\w*(?:\.\w+)*): (.*)$/.exec(line) ?? [];
  if (code !== undefined && rest !== undefined && code !== "Error") {
    return { error: code, message: rest };
  }
  return { error: "", message: line };
}
