import { oneLine } from "../calls/oneLine";

/**
 * The reason without ids and addresses that differ between tasks, so that tasks with the same reason can be grouped.
 */
export function normalReason(reason: string): string {
  return oneLine(reason, 1000)
    .replace(/arn:[\w-]+:elasticloadbalancing:\S*?:targetgroup\/([\w-]+)\/\w+/g, "$1")
    .replace(/arn:[\w-]+:ecs:\S*?:task\/[\w/-]+/g, "…")
    .replace(/\bRequest ?ID: [\w-]*/gi, (text) => `${text.split(":")[0] ?? ""}: …`)
    .replace(/\becs-svc\/\d+/g, "ecs-svc/…")
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}:\d+->/g, "…->")
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "…")
    .replace(/sha256:([0-9a-f]{12})[0-9a-f]{52}/g, "sha256:$1…")
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "…")
    .replace(/\b[0-9a-f]{32}\b/g, "…");
}

/**
 * AWS's words without the signature of a signed address. Anybody who has the signature could read the image's layer for
 * a while. https://github.com/aws/containers-roadmap/issues/1133
 */
export function unsigned(text: string): string {
  return text.replace(/\?(?=\S*X-Amz-)[^\s"']*/g, "?…");
}

/** The event without the service's name, and with shortened ids. */
export function shortEvent(message: string): string {
  return normalReason(message)
    .replace(/^\(service [^)]*\) ?/, "")
    .replace(/^service \S+ /, "");
}
