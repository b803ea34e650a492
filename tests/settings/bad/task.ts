import { badValue, type BadConfiguration } from "./types";

const cpuRule = "must be one of 256, 512, 1024, 2048, 4096, 8192, 16384 (CPU units, 1024 = 1 vCPU)";
const memoryRule = "must be a whole number from 512 to 122880 (MiB)";
const countRule = "must be a whole number from 0 to 5000 (tasks)";
const portRule = "must be a whole number from 1 to 65535 (TCP port)";
const commandRule = 'must start with CMD or CMD-SHELL, e.g. ["CMD", "/bin/check"]';
const pathRule =
  "must start with / and have only letters, digits and / _ . ~ % -, at most 1024 characters";

function badSize(cpu: number, memory: number, message: string): BadConfiguration {
  return {
    what: `cpu ${cpu} with ${memory} MiB`,
    values: { cpu, memory },
    problems: [["memory", message]],
  };
}

function badCheck(what: string, key: string, value: unknown, message: string): BadConfiguration {
  return badValue(what, "healthCheck", { [key]: value }, message, `healthCheck.${key}`);
}

export const badSizes: readonly BadConfiguration[] = [
  {
    what: "an encrypted size, which it does not show",
    values: { memory: "4096" },
    encrypted: ["supabaseUrl", "supabaseKey", "memory"],
    problems: [["memory", "for cpu 256 must be one of 512, 1024, 2048 (MiB)"]],
  },
  badValue("a cpu that Fargate does not have", "cpu", 300, `${cpuRule}, got 300`),
  badValue("a cpu in words", "cpu", "half", `${cpuRule}, got half`),
  badValue("a cpu that is null", "cpu", "null", `${cpuRule}, got null`),
  badValue("memory of 511 MiB", "memory", 511, `${memoryRule}, got 511`),
  badValue("memory of 122881 MiB", "memory", 122_881, `${memoryRule}, got 122881`),
  badValue("memory in gigabytes", "memory", "2GB", `${memoryRule}, got 2GB`),
  badValue(
    "memory that the default cpu cannot have",
    "memory",
    "4096",
    "for cpu 256 must be one of 512, 1024, 2048 (MiB), got 4096",
  ),
  badSize(512, 512, "for cpu 512 must be one of 1024, 2048, 3072, 4096 (MiB), got 512"),
  badSize(
    1024,
    1024,
    "for cpu 1024 must be one of 2048, 3072, 4096, 5120, 6144, 7168, 8192 (MiB), got 1024",
  ),
  badSize(
    8192,
    17_408,
    "for cpu 8192 must be one of 16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440 (MiB), got 17408",
  ),
  badSize(
    16_384,
    16_384,
    "for cpu 16384 must be one of 32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880 (MiB), got 16384",
  ),
];

export const badCounts: readonly BadConfiguration[] = [
  badValue("a desired count of -1", "desiredCount", -1, `${countRule}, got -1`),
  badValue("a desired count of 1.5", "desiredCount", 1.5, `${countRule}, got 1.5`),
  badValue("a desired count in words", "desiredCount", "two", `${countRule}, got two`),
  badValue("an empty desired count", "desiredCount", "", `${countRule}, got ""`),
  badValue("a desired count of 5001", "desiredCount", 5001, `${countRule}, got 5001`),
  badValue(
    "a desired count beyond all whole numbers, once",
    "desiredCount",
    "1e20",
    `${countRule}, got 100000000000000000000`,
  ),
  badValue("container port 0", "containerPort", 0, `${portRule}, got 0`),
  badValue("container port 65536", "containerPort", 65_536, `${portRule}, got 65536`),
  badValue("a container port in words", "containerPort", "http", `${portRule}, got http`),
];

function badTime(what: string, key: string, seconds: number, most: number): BadConfiguration {
  const message = `must be a whole number from 1 to ${most} (seconds), got ${seconds}`;
  return badValue(what, key, seconds, message);
}

export const badTimes: readonly BadConfiguration[] = [
  badTime("a start that takes no time", "startUpSeconds", 0, 300),
  badTime("a start of 301 seconds", "startUpSeconds", 301, 300),
  badTime("a start of half a second", "startUpSeconds", 0.5, 300),
  badTime("requests that take no time", "longestRequestSeconds", 0, 3600),
  badTime("a request of 3601 seconds", "longestRequestSeconds", 3601, 3600),
  badValue(
    "a start in minutes",
    "startUpSeconds",
    "1m",
    "must be a whole number from 1 to 300 (seconds), got 1m",
  ),
];

const frameworkRule = "must be one of nextjs, none";

export const badFrameworks: readonly BadConfiguration[] = [
  badValue(
    "a framework that it does not know",
    "framework",
    "remix",
    `${frameworkRule}, got remix`,
  ),
  badValue("a framework in other letters", "framework", "Next.js", `${frameworkRule}, got Next.js`),
  badValue("a framework that is false", "framework", false, `${frameworkRule}, got false`),
];

export const badHealthChecks: readonly BadConfiguration[] = [
  badValue(
    "a health check given as plain text",
    "healthCheck",
    "/api/health",
    "must be a map, e.g. { path: /api/health }, got /api/health",
  ),
  badCheck("a path without a slash", "path", "api/health", `${pathRule}, got api/health`),
  badCheck("a path that a shell would act on", "path", "/a&b", `${pathRule}, got /a&b`),
  badCheck("a path with a query", "path", "/a?b=1", `${pathRule}, got /a?b=1`),
  badCheck("a path with a space", "path", "/api health", `${pathRule}, got /api health`),
  badCheck(
    "a path of 1025 characters",
    "path",
    `/${"p".repeat(1024)}`,
    `${pathRule}, got /${"p".repeat(56)}...`,
  ),
  badCheck(
    "a command given as plain text",
    "command",
    "curl localhost",
    'must be a list, e.g. ["CMD", "/bin/check"], got curl localhost',
  ),
  badCheck("an empty command", "command", [], `${commandRule}, got []`),
  badCheck("a command that runs nothing", "command", ["CMD"], `${commandRule}, got ["CMD"]`),
  badCheck(
    "a command that does not start with CMD",
    "command",
    ["curl", "localhost"],
    "must start with CMD or CMD-SHELL, got curl",
  ),
  badValue(
    "a command with a number in it",
    "healthCheck",
    { command: ["CMD", 5] },
    "must be text: put quotes around it, got 5",
    "healthCheck.command.1",
  ),
];
