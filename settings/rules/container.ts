import type { OwnKeys, Problem, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/**
 * `exec` needs a writable root file system: without one, AWS does not support its agent.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
function execWrites({ exec, readOnlyRootFilesystem }: Values): Problem[] {
  if (exec !== true || readOnlyRootFilesystem !== true) return [];
  return refused(
    "needs readOnlyRootFilesystem: false, because ECS Exec writes to the container's files: set that too, or remove exec",
  );
}

/**
 * Without internet access, `exec` needs an endpoint, because sessions are opened from within the container.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-privatelink.html
 */
function execReaches({ exec, network }: Values): Problem[] {
  if (exec !== true || network?.mode !== "dedicated" || network.nat !== "none") return [];
  if (network.endpoints.includes("ssmmessages")) return [];
  return refused("needs ssmmessages in network.endpoints, because network.nat is none");
}

function pathsOfReadOnly({ readOnlyRootFilesystem, writablePaths }: Values): Problem[] {
  if (readOnlyRootFilesystem !== false || writablePaths === undefined) return [];
  const message = "only has a meaning with readOnlyRootFilesystem: true: remove one of the two";
  return [{ key: "writablePaths", message }];
}

/** Folders that hold programs and libraries in every image. */
const systemFolder =
  /^\/(?:bin|boot|etc|lib(?:32|64)?|sbin|usr(?:\/(?:bin|sbin|lib|local(?:\/(?:bin|lib))?))?)$/;

/** Folders from which a standalone Next.js server runs. */
const ofNextJs = ["/app", "/app/.next"];

function hiddenFolders({ writablePaths = [], framework }: Values): Problem[] {
  return writablePaths
    .filter(
      (path) => systemFolder.test(path) || (framework === "nextjs" && ofNextJs.includes(path)),
    )
    .map((path) => ({
      key: "writablePaths",
      message: `names ${path}, and its volume hides what the image has there: name the folder below it that the app writes to`,
    }));
}

function refused(message: string): Problem[] {
  return [{ key: "exec", message }];
}

/** The rules for the rights of the container. */
export const containerRules: readonly Rule[] = [
  execWrites,
  execReaches,
  pathsOfReadOnly,
  hiddenFolders,
];
