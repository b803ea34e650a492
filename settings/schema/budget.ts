import { z } from "zod";

const amountError = "must be an amount in USD, in whole cents, above 0, e.g. 60";

function isAmount(usd: number): boolean {
  return usd > 0 && Number(usd.toFixed(2)) === usd;
}

/** `budget`: what the stack may cost a month. */
export const budget = z
  .strictObject(
    {
      monthly: z
        .preprocess(
          (given) =>
            typeof given === "string" && /^\d+\.\d+$/.test(given) ? Number(given) : given,
          z.number({ error: amountError }).refine(isAmount, { error: amountError }),
        )
        .describe("USD; a stack whose least tasks cost more is refused before anything is touched"),
      alertEmail: z
        .email({ error: "must be an e-mail address" })
        .optional()
        .describe(
          "who AWS Budgets tells of 80 % spent, and of a month that will exceed it; the tags Project and Stack must be cost allocation tags",
        ),
    },
    { error: "must be a map, e.g. { monthly: 60 }" },
  )
  .optional();
