import { badValue, type BadConfiguration } from "./types";

const tagRule =
  "must be a version tag that ECR accepts (letters, digits, _ . -, at most 128) and not latest or buildcache, which name no version";
const sourceRule =
  "needs source: registry (a tag already pushed) or source: build (built by pulumi up)";
const nameRule = "is not a variable name: letters, digits and _, not starting with a digit";

const build = { source: "build", context: "./app" };

export const badImageTags: readonly BadConfiguration[] = [
  badValue(
    "an image tag that is not set",
    "imageTag",
    undefined,
    `${tagRule}; it is not set: pulumi config set imageTag <value>`,
  ),
  badValue("an empty image tag", "imageTag", "", `${tagRule}, got ""`),
  badValue("the image tag latest", "imageTag", "latest", `${tagRule}, got latest`),
  badValue("the tag of the cache", "imageTag", "buildcache", `${tagRule}, got buildcache`),
  badValue("an image tag with a slash", "imageTag", "team/v1", `${tagRule}, got team/v1`),
  badValue("an image tag with a space", "imageTag", "v1 beta", `${tagRule}, got v1 beta`),
  badValue("an image tag that starts with a dot", "imageTag", ".v1", `${tagRule}, got .v1`),
  badValue("an image tag that starts with a hyphen", "imageTag", "-v1", `${tagRule}, got -v1`),
  badValue(
    "an image tag of 129 characters, shown in 60",
    "imageTag",
    "v".repeat(129),
    `${tagRule}, got ${"v".repeat(57)}...`,
  ),
  badValue(
    "an image tag of two lines, shown on one",
    "imageTag",
    "v1\nv2",
    `${tagRule}, got "v1\\nv2"`,
  ),
];

export const badImages: readonly BadConfiguration[] = [
  badValue("an image given as plain text", "image", "registry", `${sourceRule}, got registry`),
  badValue("an image given as a list", "image", ["build"], `${sourceRule}, got ["build"]`),
  badValue(
    "an image whose JSON is cut off",
    "image",
    '{"source":"registry"',
    `${sourceRule}, got {"source":"registry"`,
  ),
  badValue(
    "an image without a source",
    "image",
    { context: "./app" },
    `${sourceRule}; it is not set`,
    "image.source",
  ),
  badValue(
    "an image from an unknown source",
    "image",
    { source: "biuld" },
    `${sourceRule}, got biuld`,
    "image.source",
  ),
  badValue(
    "an unknown CPU of the image",
    "image",
    { source: "registry", platform: "linux/arm" },
    "must be one of linux/amd64, linux/arm64, got linux/arm",
    "image.platform",
  ),
  badValue(
    "a build without a folder",
    "image",
    { source: "build" },
    "must be the folder to build, e.g. ./examples/catalog; it is not set",
    "image.context",
  ),
  badValue(
    "a build of an empty folder name",
    "image",
    { source: "build", context: "" },
    'must be the folder to build, e.g. ./examples/catalog, got ""',
    "image.context",
  ),
  badValue(
    "a Dockerfile that is a number",
    "image",
    { ...build, dockerfile: 5 },
    "must be the path of a Dockerfile, relative to the project, got 5",
    "image.dockerfile",
  ),
  badValue(
    "an empty name of a Dockerfile",
    "image",
    { ...build, dockerfile: "" },
    'must be the path of a Dockerfile, relative to the project, got ""',
    "image.dockerfile",
  ),
  badValue(
    "a build stage that is a map",
    "image",
    { ...build, target: { name: "runner" } },
    'must be the name of a build stage, got {"name":"runner"}',
    "image.target",
  ),
  badValue(
    "build arguments that are a list",
    "image",
    { ...build, args: ["A=1"] },
    `must be a map from variable name to text, e.g. { NODE_VERSION: '22' }, got ["A=1"]`,
    "image.args",
  ),
  badValue(
    "a build argument that is a number",
    "image",
    { ...build, args: { NODE_VERSION: 22 } },
    "must be text: put quotes around it, got 22",
    "image.args.NODE_VERSION",
  ),
  badValue(
    "a build argument whose name starts with a digit",
    "image",
    { ...build, args: { "1A": "x" } },
    nameRule,
    "image.args.1A",
  ),
  {
    what: "a folder to build that does not exist",
    values: { image: build },
    missing: ["./app", "app/Dockerfile"],
    problems: [["image.context", "is a folder that does not exist, got ./app"]],
  },
  {
    what: "a folder to build without a Dockerfile",
    values: { image: build },
    missing: ["app/Dockerfile"],
    problems: [["image.context", "needs the file app/Dockerfile, which does not exist"]],
  },
  {
    what: "a Dockerfile that does not exist",
    values: { image: { ...build, dockerfile: "docker/prod.Dockerfile" } },
    missing: ["docker/prod.Dockerfile"],
    problems: [["image.dockerfile", "needs the file docker/prod.Dockerfile, which does not exist"]],
  },
];
