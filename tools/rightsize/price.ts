import { capacityStrategy } from "../../components/fargateApp/service/count/capacity";
import { PriceBook } from "../cost/book";
import type { Architecture } from "../cost/model/task/architecture";
import { dividedBy, noSpot, spotTasks, type Division } from "../cost/model/task/capacity";
import { addressParts, freeStorage, taskParts, type Task } from "../cost/model/task/task";
import { readPrices, type PriceList } from "../cost/priceList";
import type { RightsizeStack } from "./rightsizeStack";
import type { PriceOf } from "./types";

/** What a stack's tasks cost, and notes about it. */
export interface Prices {
  readonly priceOf: PriceOf;
  /** Sentences for a person. */
  readonly notes: readonly string[];
}

/** The facts besides their size on which the price of a stack's tasks depends. */
export type Paid = Pick<RightsizeStack, "spot" | "publicAddresses"> & {
  readonly aws: Pick<RightsizeStack["aws"], "region">;
};

/** The region that supplies the prices if prices.json does not have the stack's region. */
const standIn = "us-east-1";

/**
 * The prices of a stack's tasks, as in the cost table. Raises an Error if prices.json has a price neither for the
 * stack's region nor for us-east-1.
 */
export function pricesOf(paid: Paid, list: PriceList = readPrices()): Prices {
  const { region } = paid.aws;
  const division = dividedBy(capacityStrategy(paid.spot)) ?? noSpot;
  const own = bookOf(list, region, division, paid);
  const book = own ?? bookOf(list, standIn, division, paid);
  if (book === undefined) throw new Error(`prices.json has no prices of Fargate in ${standIn}`);
  const place = own
    ? region
    : `${standIn}, which stand in for ${region}, because some of its prices are not known`;
  const address = paid.publicAddresses ? (book.monthly(addressParts) ?? 0) : 0;
  return {
    priceOf: ({ cpu, memory, architecture }) => {
      const task = { ...least(architecture), vcpu: cpu / 1024, memory: memory / 1024 };
      const [onDemand, spot] = [false, true].map(
        (each) => book.monthly(taskParts(task, each)) ?? 0,
      );
      return (tasks) => {
        const spare = spotTasks(tasks, division);
        return (tasks - spare) * (onDemand ?? 0) + spare * (spot ?? 0) + tasks * address;
      };
    },
    notes: [
      `Prices: ${basis(paid)}; in ${place}, read ${book.read?.oldest ?? ""}; ${usesSpot(division) ? "Spot prices vary from day to day; " : ""}without Savings Plans and taxes.`,
    ],
  };
}

/** A region's prices; undefined if one that the stack needs is missing. */
function bookOf(
  list: PriceList,
  region: string,
  division: Division,
  { publicAddresses }: Paid,
): PriceBook | undefined {
  const book = new PriceBook(list, region);
  const kinds = usesSpot(division) ? [false, true] : [false];
  const parts = [
    ...kinds.flatMap((spot) =>
      ["X86_64", "ARM64"].flatMap((architecture) => taskParts(least(architecture), spot)),
    ),
    ...(publicAddresses ? addressParts : []),
  ];
  return book.monthly(parts) === undefined ? undefined : book;
}

function least(text: string): Task {
  const architecture: Architecture = text === "ARM64" ? "ARM64" : "X86_64";
  return { vcpu: 0, memory: 0, storage: freeStorage, architecture };
}

function usesSpot({ spotShare }: Division): boolean {
  return spotShare > 0;
}

function basis({ spot, publicAddresses }: Paid): string {
  const addresses = publicAddresses ? ", each task with a public IPv4 address" : "";
  if (spot === undefined || spot.share === 0) return `Fargate's on demand${addresses}`;
  const { share, base } = spot;
  if (share === 100 && base === 0) return `Fargate Spot's${addresses}`;
  const beyond = base > 0 ? ` beyond the base of ${base}` : "";
  return `Fargate's, ${share} % of the tasks${beyond} on Spot${addresses}`;
}
