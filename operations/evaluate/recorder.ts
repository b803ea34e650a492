import * as pulumi from "@pulumi/pulumi";
import type { Answers, EvaluatedResource, Lookup } from "./types";
import { fromProtocol } from "./values";

/** What the recorder reads of a registration; the SDK's generated protocol classes have it all. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getRemote(): boolean;
  getProtect(): boolean;
  getDeletebeforereplace(): boolean;
  getIgnorechangesList(): string[];
  getDependenciesList(): string[];
  getProvider(): string;
  getObject(): { toJavaScript(): Record<string, unknown> };
}

interface RegisterResponse {
  getUrn(): string;
  getId(): string;
}

type Callback = (error: unknown, response: RegisterResponse | undefined) => void;
type Register = (request: RegisterRequest, callback: Callback) => Promise<void>;

const stackType = "pulumi:pulumi:Stack";

/** Answers a program's registrations and look-ups, and remembers them. */
export class Recorder {
  readonly lookups: Lookup[] = [];
  private readonly requests: Registration[] = [];

  constructor(private readonly answers: Answers) {}

  mocks(): pulumi.runtime.Mocks {
    return {
      newResource: (args) => {
        if (args.type === stackType) return { id: undefined, state: {} };
        const { id, outputs } = this.answers.resource(args);
        return { id, state: { ...(args.inputs as object), ...outputs } };
      },
      call: (args) => {
        this.lookups.push({ token: args.token, inputs: args.inputs as Lookup["inputs"] });
        return withDetails(() => this.answers.lookup(args));
      },
    };
  }

  /** Pulumi's mocks hide parent, provider and dependencies from `newResource`; the request has them. */
  attach(): void {
    const monitor = pulumi.runtime.getMonitor() as unknown as { registerResource: Register };
    const register = monitor.registerResource.bind(monitor);
    monitor.registerResource = (request, callback) =>
      register(request, (error, response) => {
        if (response) {
          this.requests.push({ request, mockUrn: response.getUrn(), id: response.getId() });
        }
        callback(error, response);
      });
  }

  /** Every resource but the stack itself. */
  resources(): EvaluatedResource[] {
    const urns = new Map<string, string>();
    for (const { request, mockUrn } of this.requests) {
      urns.set(mockUrn, realUrn(mockUrn, request, urns.get(request.getParent())));
    }
    const stack = this.requests.find(({ request }) => request.getType() === stackType)?.mockUrn;
    return this.requests
      .filter(({ mockUrn }) => mockUrn !== stack)
      .map((registration) => describe(registration, urns, stack));
  }
}

/** The SDK takes a failed look-up's message from where gRPC has it. */
function withDetails<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Error) Object.assign(error, { details: error.message });
    throw error;
  }
}

interface Registration {
  readonly request: RegisterRequest;
  readonly mockUrn: string;
  readonly id: string;
}

function describe(
  { request, mockUrn, id }: Registration,
  urns: ReadonlyMap<string, string>,
  stack: string | undefined,
): EvaluatedResource {
  const known = (urn: string) => urns.get(urn) ?? urn;
  const parent = request.getParent();
  return {
    urn: known(mockUrn),
    id: request.getCustom() ? id : undefined,
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    remote: request.getRemote(),
    inputs: fromProtocol(request.getObject().toJavaScript()) as Record<string, unknown>,
    parent: parent === "" || parent === stack ? undefined : known(parent),
    dependencies: request.getDependenciesList().map(known),
    provider: providerUrn(request.getProvider(), known),
    options: {
      protect: request.getProtect(),
      deleteBeforeReplace: request.getDeletebeforereplace(),
      ignoreChanges: request.getIgnorechangesList(),
    },
  };
}

/** A provider reference is `<urn>::<id>`. */
function providerUrn(reference: string, known: (urn: string) => string): string | undefined {
  return reference === "" ? undefined : known(reference.split("::").slice(0, -1).join("::"));
}

/** The engine's URN has the types of all ancestors but the stack; the mocks' only the parent's. */
function realUrn(mockUrn: string, request: RegisterRequest, parent: string | undefined): string {
  const [prefix, project] = mockUrn.split("::");
  const above = parent?.split("::")[2];
  const type = above && above !== stackType ? `${above}$${request.getType()}` : request.getType();
  return [prefix, project, type, request.getName()].join("::");
}
