import type { CauseName } from "../../../live/why/causes";

/** One message that AWS documents. */
export interface Message {
  /** AWS's words, with an example for each part that varies. */
  readonly text: string;
  /** The cause that `npx catalog why` finds; `normal` if the message is not about a failure. */
  readonly means: CauseName | "normal";
}

/** Where AWS reports a message. */
export type Place =
  | { readonly place: "event" }
  | { readonly place: "stopped task"; readonly stopCode: string }
  | { readonly place: "container" }
  | { readonly place: "target"; readonly state: string }
  | { readonly place: "exit code" }
  | { readonly place: "stop code" };

/** The messages of one page that AWS reports in one kind of place. */
export interface Page {
  readonly title: string;
  readonly address: string;
  readonly reportedBy: Place;
  readonly messages: readonly Message[];
}

const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";

/** The address of a page of the ECS developer guide. */
export function guidePage(name: string): string {
  return `${guide}${name}.html`;
}
