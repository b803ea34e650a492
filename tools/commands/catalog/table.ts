import type { CommandName } from "./entries";
import type { Main } from "./report";

/** Loads one command without the others. */
export const loaders: Readonly<Record<CommandName, () => Promise<{ readonly main: Main }>>> = {
  status: () => import("../status"),
  logs: () => import("../logs"),
  shell: () => import("../shell"),
  push: () => import("../push"),
  releases: () => import("../releases"),
  deploy: () => import("../deploy"),
  promote: () => import("../promote"),
  review: () => import("../review"),
  rollback: () => import("../rollback"),
  adopt: () => import("../adopt"),
  deployments: () => import("../deployments"),
  run: () => import("../run"),
  redeploy: () => import("../redeploy"),
  alarms: () => import("../alarms"),
  diff: () => import("../diff"),
  doctor: () => import("../doctor"),
  why: () => import("../why"),
  rightsize: () => import("../rightsize"),
  pause: () => import("../pause"),
  resume: () => import("../resume"),
  preview: () => import("../preview"),
  rehearse: () => import("../rehearse"),
  scan: () => import("../scan"),
  acceptance: () => import("../acceptance"),
  prices: () => import("../prices"),
  readme: () => import("../readme"),
  bench: () => import("../bench"),
};
