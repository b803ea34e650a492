import { deploymentEventPages } from "./deploymentEvents";
import { eventPages } from "./events";
import { pullingPages } from "./pulling";
import { startingPages } from "./starting";
import { stoppingPages } from "./stopping";
import type { Page } from "./types";

export { evidenceOf, whileWell } from "./evidence";

export type { Message, Page, Place } from "./types";

/** Every message about Fargate's services and tasks that AWS documents, by the page that documents it. */
export const awsMessages: readonly Page[] = [
  ...eventPages,
  ...deploymentEventPages,
  ...startingPages,
  ...pullingPages,
  ...stoppingPages,
];
