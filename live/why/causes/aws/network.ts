import { firstMatch, reasonLike, type Rule, type Symptoms } from "../symptoms";

const whileStarting = /ResourceInitializationError|CannotPull\w*Error/;
const unreachable =
  /timeout|timed out|deadline exceeded|connection issue|no such host|network is unreachable|request canceled|connection refused|exceeded maximum number of attempts|send request failed|signal: killed/i;
/** Signs that a service has answered: then there is a way to it. */
const answered =
  /AccessDenied|not authorized|403 Forbidden|api error \w+|Throttling|TooManyRequests|toomanyrequests|Rate exceeded|(?:StatusCode|status code): ?[1-5]\d\d/i;

/**
 * The task cannot reach a service that it needs to start: ECR, S3, Secrets Manager or CloudWatch Logs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const noRoute: Rule = (symptoms) => {
  const reason = symptoms.reasons.find(
    (each) => whileStarting.test(each) && unreachable.test(each) && !answered.test(each),
  );
  if (reason === undefined) return undefined;
  return {
    happened: `The task has no way to ${serviceIn(reason)}: the connection got no answer.`,
    todo: "Tasks need port 443 in egressPorts and a way out: network.nat in mode dedicated, NAT, endpoints or network.assignPublicIp: true in mode existing.",
  };
};

function serviceIn(reason: string): string {
  if (/secretsmanager|secrets? manager|from asm/i.test(reason)) return "Secrets Manager";
  if (/\blogs\.|CloudWatch|log group/i.test(reason)) return "CloudWatch Logs";
  if (/starport|\bs3\b/i.test(reason)) return "S3, where ECR keeps the layers";
  return "the registry (ECR)";
}

/** The app itself reports that it cannot reach another service. */
export const dependency: Rule = (symptoms) => {
  const found = firstMatch(
    symptoms.log,
    /\b(ETIMEDOUT|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)\b:?\s+([\w.:[\]-]+)/,
  );
  const [, code = "", address = ""] = found ?? [];
  if (found === undefined || isOwn(symptoms, address)) return undefined;
  return {
    happened: `The app says that it cannot reach ${address} (${code}).`,
    todo: advice(code, address),
  };
};

function advice(code: string, address: string): string {
  const port = /:(\d+)$/.exec(address)?.[1];
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "No such name is known to the task: correct it in environment or secrets.";
    case "ECONNREFUSED":
      return "Nothing listens there: correct the address in environment or secrets; localhost is the task itself.";
    default:
      return `Tasks leave by the ports of egressPorts only${port === undefined ? "" : `: is ${port} among them`}? With network.nat: none they reach nothing but AWS.`;
  }
}

/** Whether the connection goes to the app's own port: that is a health check, not a dependency. */
function isOwn({ evidence }: Symptoms, address: string): boolean {
  const port = evidence.definition?.containerPort;
  return (
    port !== undefined &&
    /^(?:localhost|127\.|::1|\[::1\])/.test(address) &&
    address.endsWith(`:${port}`)
  );
}

/**
 * The service-linked role that ECS uses to make network interfaces and register targets is not ready.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html
 */
export const serviceLinkedRole: Rule = (symptoms) =>
  [...symptoms.reasons, ...symptoms.events].some((text) => /service[- ]linked role/i.test(text)) ||
  reasonLike(symptoms, /AWSServiceRoleForECS/) !== undefined
    ? {
        happened:
          "ECS cannot use its service-linked role yet, as in an account that is new to ECS.",
        todo: "AWS makes that role by itself within minutes: run pulumi up again.",
      }
    : undefined;
