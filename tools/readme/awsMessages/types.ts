import type { CauseName } from "../../../live/why/causes";

/** One message that AWS documents. */
export interface Message {
  /** As AWS writes it, with an example for what differs. */
  readonly text: string;
  /** The cause that `npm run why` finds; `normal` if it tells of no failure. */
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

/** The messages that one page documents, as one kind of place reports them. */
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
