import { badValue, type BadConfiguration } from "./types";

const userRule = 'must be a user\'s number, or user:group, in quotes, e.g. "1000:1000"';
const truthRule = "must be true or false";
const folderRule = "must be the path of a folder in the container, e.g. /tmp";
const placeRule = "must be at most 200 characters and not in /dev, /proc or /sys";
const insightsRule = "must be one of disabled, enabled, enhanced";

function badFolder(what: string, folder: unknown, message: string): BadConfiguration {
  return badValue(what, "writablePaths", ["/tmp", folder], message, "writablePaths.1");
}

const long = `/${"p".repeat(200)}`;

export const badContainers: readonly BadConfiguration[] = [
  badValue("root by name", "user", "root", `${userRule}, got root`),
  badValue("a user by name", "user", "node", `${userRule}, got node`),
  badValue("an empty user", "user", "", `${userRule}, got ""`),
  badValue("a user before root", "user", "-1", `${userRule}, got "-1"`),
  badValue("a group by name", "user", "1000:node", `${userRule}, got 1000:node`),
  badValue("a group alone", "user", ":1000", `${userRule}, got :1000`),
  badValue("a user with a hidden zero", "user", "00", `${userRule}, got "00"`),
  badValue("a user and two groups", "user", "1:2:3", `${userRule}, got 1:2:3`),
  badValue("a root file system in words", "readOnlyRootFilesystem", "yes", `${truthRule}, got yes`),
  badValue(
    "writable paths that are not a list",
    "writablePaths",
    "/tmp",
    "must be a list of folders, e.g. [/tmp], got /tmp",
  ),
  badValue(
    "more volumes than a task should have",
    "writablePaths",
    Array.from({ length: 21 }, (_, index) => `/v${index}`),
    'must have at most 20 folders, got ["/v0","/v1","/v2","/v3","/v4","/v5","/v6","/v7","/v8","/...',
  ),
  badFolder("a folder without a slash", "tmp", `${folderRule}, got tmp`),
  badFolder("the whole container as a folder", "/", `${folderRule}, got /`),
  badFolder("a folder that ends in a slash", "/tmp/", `${folderRule}, got /tmp/`),
  badFolder("a folder that leads elsewhere", "/tmp/../etc", `${folderRule}, got /tmp/../etc`),
  badFolder("a folder with a space", "/my files", `${folderRule}, got /my files`),
  badFolder("a folder that is a number", 5, `${folderRule}, got 5`),
  badFolder("a folder of devices", "/dev/shm", `${placeRule}, got /dev/shm`),
  badFolder("a folder of 201 characters", long, `${placeRule}, got ${long.slice(0, 57)}...`),
  badValue("a folder twice", "writablePaths", ["/tmp", "/tmp"], "names /tmp twice"),
  {
    what: "writable paths where everything can be written to",
    values: { readOnlyRootFilesystem: false, writablePaths: ["/tmp"] },
    problems: [
      [
        "writablePaths",
        "only has a meaning with readOnlyRootFilesystem: true: remove one of the two",
      ],
    ],
  },
  badValue("ECS Exec in words", "exec", "on", `${truthRule}, got on`),
  badValue(
    "ECS Exec where its agent cannot write",
    "exec",
    true,
    "needs readOnlyRootFilesystem: false, because ECS Exec writes to the container's files: set that too, or remove exec",
  ),
  {
    what: "ECS Exec that reaches nobody",
    values: {
      exec: true,
      readOnlyRootFilesystem: false,
      network: { mode: "dedicated", nat: "none", endpoints: ["logs"] },
    },
    problems: [["exec", "needs ssmmessages in network.endpoints, because network.nat is none"]],
  },
  badValue(
    "metrics of a kind that there is not",
    "monitoring",
    { containerInsights: "on" },
    `${insightsRule}, got on`,
    "monitoring.containerInsights",
  ),
  badValue(
    "metrics that are true",
    "monitoring",
    { containerInsights: true },
    `${insightsRule}, got true`,
    "monitoring.containerInsights",
  ),
];
