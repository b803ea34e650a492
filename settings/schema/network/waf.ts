import { z } from "zod";
import { wholeNumber } from "../fields";

/**
 * `waf`: AWS WAF in front of the balancer.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
 */
export const waf = z
  .strictObject(
    {
      rateLimit: wholeNumber(10, 2_000_000_000, "requests in 5 minutes")
        .default(2000)
        .describe("requests from one address in 5 minutes; more are refused"),
    },
    { error: "must be a map, e.g. { rateLimit: 2000 }" },
  )
  .optional();
