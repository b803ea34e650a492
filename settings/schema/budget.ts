import { z } from "zod";
import { emailAddress } from "./fields";

const amountError = "must be an amount in USD, in whole cents, above 0, e.g. 60";

function isAmount(usd: number): boolean {
  return usd > 0 && Number(usd.toFixed(2)) === usd;
}

/** `budget`: the stack's limit in USD a month. */
export const budget = z
  .strictObject(
    {
      monthly: z
        .preprocess(
          (given) =>
            typeof given === "string" && /^\d+\.\d+$/.test(given) ? Number(given) : given,
          z.number({ error: amountError }).refine(isAmount, { error: amountError }),
        )
        .describe(
          "USD; a stack that costs more with its fewest tasks is refused before anything is touched",
        ),
      alertEmail: emailAddress
        .optional()
        .describe(
          "one more address, beside those in `monitoring`, that AWS Budgets mails if 80 % is spent or the month will exceed the budget; the tags Project and Stack must be cost allocation tags",
        ),
    },
    { error: "must be a map, e.g. { monthly: 60 }" },
  )
  .optional();
