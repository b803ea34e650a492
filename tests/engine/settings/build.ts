import type { Together } from "./types";

const parts = "containerDefinitions.mcp-catalog-dev";
const image = `replace app-task ${parts}.image`;
/** A new value tells browsers that the app has changed. */
const id = `replace app-task ${parts}.environment.NEXT_DEPLOYMENT_ID.value`;
const built = [image, "update app-service taskDefinition", "update image"];
const ofRegistry = [
  "update registry imageTagMutability",
  "update registry imageTagMutabilityExclusionFilters",
  "update registry-lifecycle policy",
];

const scaling = ["scaling", "scaling-cpu", "scaling-memory", "scaling-requests"];

/** The settings of a stack that builds its image, one by one, because the digest does not show which one has changed. */
export const builds: readonly Together[] = [
  [{ setting: "image.args", set: { "image.args.FLAVOUR": "slim" }, steps: [id, ...built] }],
  [{ setting: "image.target", to: "runner", steps: [id, ...built] }],
  [
    {
      setting: "image.dockerfile",
      to: "./examples/catalog/../catalog/Dockerfile",
      steps: built,
    },
  ],
  [
    {
      setting: "image.context",
      to: "./examples/../examples/catalog",
      steps: built,
    },
  ],
  [
    {
      setting: "framework",
      to: "none",
      steps: [
        "delete execution-role-secrets",
        "delete secrets-next-server-actions-encryption-key",
        "delete secrets-next-server-actions-encryption-key-random",
        "delete secrets-next-server-actions-encryption-key-value",
        ...["KEEP_ALIVE_TIMEOUT", "NEXT_DEPLOYMENT_ID", "NEXT_TELEMETRY_DISABLED"].map(
          (variable) => `replace app-task ${parts}.environment.${variable}`,
        ),
        `replace app-task ${parts}.linuxParameters.tmpfs`,
        `replace app-task ${parts}.secrets`,
        image,
        "update app-service taskDefinition",
        // Without the key, nothing of the build is secret any more.
        "update image build",
      ],
    },
  ],
  [
    {
      setting: "image.source: registry",
      set: { image: { source: "registry", platform: "linux/amd64" } },
      steps: ["delete image", ...ofRegistry],
    },
    {
      setting: "scaling.mode: auto",
      set: { scaling: { mode: "auto", minCount: 1, maxCount: 3 } },
      steps: [
        ...scaling.map((part) => `create ${part}`),
        "update monitoring-dashboard dashboardBody",
      ],
    },
  ],
  [
    {
      setting: "image.source: build",
      set: { image: { source: "build", context: "./examples/catalog" } },
      steps: ["create image", image, "update app-service taskDefinition", ...ofRegistry],
    },
    {
      setting: "scaling.mode: fixed",
      set: { scaling: { mode: "fixed" } },
      steps: [
        ...scaling.map((part) => `delete ${part}`),
        "update monitoring-dashboard dashboardBody",
      ],
    },
  ],
];
