import { route53 } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { ofKind, textOf } from "./inputs";

/**
 * Route 53's checks of the app's address. The load balancer makes the address an endpoint of AWS. HTTPS costs extra, and
 * an account's first 50 checks are free without such extras. https://aws.amazon.com/route53/pricing/
 */
export function outsideCheckLines(
  all: readonly EvaluatedResource[],
  book: PriceBook,
): readonly CostLine[] {
  return ofKind(all, route53.healthCheck).map(({ name, inputs }) => {
    const isHttps = textOf(inputs["type"]) === "HTTPS";
    return book.line({
      key: `check ${name}`,
      group: "Monitoring",
      item: isHttps ? "check from outside, over HTTPS" : "check from outside",
      quantity: exactly(1),
      unit: "check",
      parts: [{ key: "healthCheck" }, ...(isHttps ? [{ key: "healthCheckOption" as const }] : [])],
    });
  });
}
