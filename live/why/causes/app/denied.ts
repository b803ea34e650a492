import { balancerFails } from "./health";
import { firstMatch, logRule, type Rule } from "../symptoms";

/** AWS refuses a call that the app makes. */
export const forbidden = logRule(
  /is not authorized to perform: ([\w-]+:\w+)(.*)|\bAccess ?Denied(?:Exception)?: Access Denied()/,
  ([, action, rest = ""]) => {
    const call = action ?? "a service of AWS";
    if (/explicit deny/.test(rest)) {
      return {
        happened: `The app may not call ${call}: a policy denies it explicitly.`,
        todo: "That policy is not the stack's: look at the organization's policies, the resource's own policy, and iam.permissionsBoundary.",
      };
    }
    if (/permissions boundary/.test(rest)) {
      return {
        happened: `The app may not call ${call}: the policy of iam.permissionsBoundary does not allow it.`,
        todo: `Whoever owns that policy must allow ${call}; the task role cannot go beyond it.`,
      };
    }
    return {
      happened: `The app may not call ${call}: its task role does not allow it.`,
      todo: `Write a policy that allows ${action ?? "the call"}, and name its ARN in iam.taskPolicyArns: pulumi config set --path 'iam.taskPolicyArns[0]' <ARN>, then pulumi up.`,
    };
  },
);

/** The app does not trust the certificate of a server that it calls. */
export const certificate = logRule(
  /(self[- ]signed certificate(?: in certificate chain)?|unable to (?:get local issuer|verify the first) certificate|certificate has expired|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID|certificate verify failed[\w :]*)/i,
  ([, what = ""]) => ({
    happened: `The app does not trust a server that it calls: ${what}.`,
    todo: "Give the app the authority's certificate (NODE_EXTRA_CA_CERTS with a file of the image), or correct the server's certificate.",
  }),
);

/** The app refuses the health check because the check's Host header is the task's address. */
export const hostName: Rule = (symptoms) => {
  const found = firstMatch(
    symptoms.log,
    /(Invalid HTTP_HOST header|DisallowedHost|Invalid host header|Blocked (?:hosts?|request)|Host not allowed|UntrustedHost)(?:[^\d]*(\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?))?/i,
  );
  if (found === undefined || !balancerFails(symptoms)) return undefined;
  const [, what = "", host] = found;
  return {
    happened: `The app refuses the health check for its Host header${host === undefined ? "" : ` ${host}`} (${what}): the load balancer asks by the task's address.`,
    todo: "Let the app accept any host at the path of healthCheck.path.",
  };
};
