/** The first part of the names of log streams: settings hand it to the app; `npm run why` tries it if ECS does not say. */
export const streamPrefix = "ecs";
