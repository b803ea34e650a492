import type { CommandEntry } from "../entry";

/** Commands for people who change the program. */
export const develop = [
  {
    name: "prices",
    group: "develop",
    summary: "read AWS's list prices anew, into the price book",
    needs: [],
    changes: true,
    example: "catalog prices --region eu-central-1",
  },
  {
    name: "readme",
    group: "develop",
    summary: "write the generated pages of docs/ and README.md",
    needs: [],
    changes: true,
    example: "catalog readme",
  },
  {
    name: "bench",
    group: "develop",
    summary: "time cold evaluations of the program",
    needs: [],
    changes: false,
    example: "catalog bench --rounds 3",
  },
] as const satisfies readonly CommandEntry[];
