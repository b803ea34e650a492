/**
 * The first part of the names of log streams. The settings give it to the app; `npx catalog why` tries it if ECS does not
 * name the prefix.
 */
export const streamPrefix = "ecs";

/** Name of the container beside the app that passes traces on. It is a part of the name of that container's stream. */
export const tracesContainer = "traces";
