import { wafv2 } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook } from "../book";
import { exactly, type CostLine } from "../types";
import { listOf, ofKind } from "./inputs";

/** Web ACLs with their rules. https://aws.amazon.com/waf/pricing/ */
export function webAclLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  return ofKind(all, wafv2.webAcl).map(({ name, inputs }) =>
    book.line({
      key: `web acl ${name}`,
      group: "Security",
      item: "web ACL with its rules",
      quantity: exactly(1),
      unit: "web ACL",
      parts: [{ key: "wafAcl" }, ...ruleParts(listOf(inputs["rules"])?.length ?? 0)],
    }),
  );
}

function ruleParts(rules: number) {
  return rules > 0 ? [{ key: "wafRule" as const, amount: rules }] : [];
}
