import { badValue, type BadConfiguration } from "./types";

const amountRule = "must be an amount in USD, in whole cents, above 0, e.g. 60";

function badMonthly(what: string, monthly: unknown, got: string): BadConfiguration {
  const message = `${amountRule}, got ${got}`;
  return badValue(what, "budget", { monthly }, message, "budget.monthly");
}

export const badBudgets: readonly BadConfiguration[] = [
  badValue("a budget without its key", "budget", 60, "must be a map, e.g. { monthly: 60 }, got 60"),
  badMonthly("a budget of nothing", 0, "0"),
  badMonthly("a budget below nothing", -5, "-5"),
  badMonthly("a budget in parts of cents", 30.749, "30.749"),
  badMonthly("a budget that rounds to nothing", "0.001", '"0.001"'),
  badMonthly("a budget in words", "60 USD", "60 USD"),
  badValue(
    "a budget whose alert has no address",
    "budget",
    { monthly: 60, alertEmail: "team" },
    "must be one e-mail address; for several people, that of a mailing list, got team",
    "budget.alertEmail",
  ),
];
