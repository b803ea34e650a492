import { collectorRepository } from "../../../../components/fargateApp/task/collectorPorts";
import type { Rule } from "../symptoms";

const whileStarting =
  /ResourceInitializationError|CannotPull\w*Error|can[’']t pull the image|cannot pull (?:secrets|‘)/;
const unreachable =
  /timeout|timed out|deadline exceeded|context cancell?ed|connection issue|network con(?:figuration|nection)|no such host|network is unreachable|request canceled|connection refused|exceeded maximum number of attempts|send request failed|signal: killed|panic: runtime error|failed to do request: \w+ "?https?:\S*$/i;
/** Signs that a service answered, so that the network cannot be the cause. */
const answered =
  /AccessDenied|not authorized|403 Forbidden|api error \w+|Throttling|TooManyRequests|toomanyrequests|Rate exceeded|(?:StatusCode|status code): ?[1-5]\d\d/i;

/**
 * The task cannot reach a service that it needs to start: ECR, S3, Secrets Manager or CloudWatch Logs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/verify-connectivity.html
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
  if (reason.includes(collectorRepository)) {
    return "AWS's public registry, for the container that monitoring.traces adds";
  }
  if (/Systems Manager/i.test(reason)) return "Systems Manager";
  if (/secretsmanager|secrets? manager|from asm/i.test(reason)) return "Secrets Manager";
  if (/\blogs\.|CloudWatch|log group/i.test(reason)) return "CloudWatch Logs";
  if (/starport|\bs3\b|panic: runtime error/i.test(reason)) {
    return "S3, where ECR keeps the layers";
  }
  return "the registry (ECR)";
}
