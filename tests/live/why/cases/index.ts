import { ending } from "./ending";
import { health } from "./health";
import { placing } from "./placing";
import { programs } from "./programs";
import { publicReports } from "./publicReports";
import { reported } from "./reported";
import { reportedApps } from "./reportedApps";
import { starting } from "./starting";
import { writing } from "./writing";

export type { Case } from "./case";

/** Every case of a service that does not run as asked. */
export const allCases = [
  ...[...publicReports, ...programs, ...reported, ...reportedApps],
  ...[...starting, ...placing, ...ending, ...writing, ...health],
];
