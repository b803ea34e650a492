import type { OwnKeys, Problem, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/** The agent writes to the container's own file system, which AWS supports in no other way.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
function execWrites({ exec, readOnlyRootFilesystem }: Values): Problem[] {
  if (exec !== true || readOnlyRootFilesystem !== true) return [];
  return refused(
    "needs readOnlyRootFilesystem: false, since ECS Exec writes to the container's files: set that, too, or run without exec",
  );
}

/** Sessions are opened from within the container.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-privatelink.html */
function execReaches({ exec, network }: Values): Problem[] {
  if (exec !== true || network?.mode !== "dedicated" || network.nat !== "none") return [];
  if (network.endpoints.includes("ssmmessages")) return [];
  return refused("needs ssmmessages in network.endpoints, since network.nat is none");
}

function pathsOfReadOnly({ readOnlyRootFilesystem, writablePaths }: Values): Problem[] {
  if (readOnlyRootFilesystem !== false || writablePaths === undefined) return [];
  const message =
    "is for readOnlyRootFilesystem: true, where the rest cannot be written to: leave one of them out";
  return [{ key: "writablePaths", message }];
}

function refused(message: string): Problem[] {
  return [{ key: "exec", message }];
}

/** The rules on what the container may do. */
export const containerRules: readonly Rule[] = [execWrites, execReaches, pathsOfReadOnly];
