/** What the hook measured in one process. */
export interface ImportTimes {
  /** When the hook started, and when the process ended, in milliseconds from the process's start. */
  readonly began: number;
  readonly ended: number;
  readonly loads: readonly Load[];
}

/** One load. It comes after the load that it is a part of. */
export interface Load {
  /** The file, or `transpile`. */
  readonly key: string;
  /** Index of the load that it is a part of; -1 for none. */
  readonly parent: number;
  readonly ms: number;
}

/** Milliseconds of a row of the table. */
export interface RowTimes {
  /** For the row's own files. */
  readonly own: number;
  /** Including the files that they load. */
  readonly all: number;
}

/** The last rows of the table. */
export const lastRows = ["after loading: the evaluation", "whole process"] as const;

/** Packages with a row of their own. Other packages count for the row `other packages`. */
const packages = [
  "@pulumi/pulumi",
  "@pulumi/aws",
  "@pulumi/awsx",
  "@pulumi/docker",
  "@pulumi/random",
  "zod",
  "typescript",
  "ts-node",
] as const;

/** The packages of the AWS SDK, which share one row. */
const awsSdk = ["@aws-sdk/", "@smithy/", "@aws-crypto/", "@aws/"] as const;

/** The row that a file counts for. */
export function rowOf(file: string): string {
  if (file === "transpile") return "TypeScript to JavaScript";
  const path = file.replaceAll("\\", "/");
  const at = path.lastIndexOf("/node_modules/");
  if (at < 0) return "own files, running";
  const within = path.slice(at + "/node_modules/".length);
  if (awsSdk.some((scope) => within.startsWith(scope))) return "AWS SDK";
  return packages.find((name) => within.startsWith(`${name}/`)) ?? "other packages";
}

/** The rows of one process. Their own times add up to the time of the whole process. */
export function timesByRow({ began, ended, loads }: ImportTimes): Record<string, RowTimes> {
  const rows: Record<string, { own: number; all: number }> = {
    "Node.js starting": { own: began, all: began },
  };
  const at = (key: string) => (rows[rowOf(key)] ??= { own: 0, all: 0 });
  let rest = ended - began;
  for (const { key, parent, ms } of loads) {
    at(key).own += ms;
    const outer = loads[parent];
    if (outer) at(outer.key).own -= ms;
    else rest -= ms;
    if (!isWithin(rowOf(key), parent, loads)) at(key).all += ms;
  }
  const [evaluation, whole] = lastRows;
  return { ...rows, [evaluation]: { own: rest, all: rest }, [whole]: { own: ended, all: ended } };
}

/** Whether a load, or a load that contains it, counts for the row. */
function isWithin(row: string, index: number, loads: readonly Load[]): boolean {
  const load = loads[index];
  if (!load) return false;
  return rowOf(load.key) === row || isWithin(row, load.parent, loads);
}
