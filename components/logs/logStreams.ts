/**
 * The first part of the names of log streams. The settings give it to the app; `npm run why` tries it if ECS does not
 * name the prefix.
 */
export const streamPrefix = "ecs";
