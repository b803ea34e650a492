import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import type {
  RegisterResourceRequest,
  RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { Callbacks } from "./callbacks";
import { registerChildren } from "./children";
import { Family } from "./family";
import { Transforms } from "./transforms";
import type { Answers, EvaluatedResource, Lookup } from "./types";
import { fromProtocol } from "./values";

type Callback = (error: unknown, response: RegisterResourceResponse | undefined) => void;

/** The part of Pulumi's mocks that gets a program's registrations. */
interface Monitor {
  registerResource(request: RegisterResourceRequest, callback: Callback): Promise<void>;
}

const stackType = "pulumi:pulumi:Stack";

/** Answers a program's registrations and look-ups, and remembers them. */
export class Recorder {
  readonly lookups: Lookup[] = [];
  private readonly requests: Registration[] = [];
  private readonly family = new Family();
  private readonly transforms: Transforms;

  constructor(
    private readonly answers: Answers,
    callbacks: Callbacks,
  ) {
    this.transforms = new Transforms(callbacks, this.family);
  }

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

  /**
   * Listens before Pulumi's mocks, because they hide parent, provider and dependencies from `newResource`. The request
   * has them.
   */
  attach(): void {
    const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
    const register = monitor.registerResource.bind(monitor);
    const mocked = promisify((request: RegisterResourceRequest, callback: Callback) => {
      void register(request, callback);
    }) as Mocked;
    monitor.registerResource = (request, callback) =>
      this.register(request, mocked).then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback(error, undefined);
        },
      );
  }

  /** Every resource except the stack itself. */
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

  private async register(
    request: RegisterResourceRequest,
    mocked: Mocked,
  ): Promise<RegisterResourceResponse> {
    await this.transforms.apply(request);
    const response = await mocked(request);
    const [mockUrn, id] = [response.getUrn(), response.getId()];
    const registration: Registration = { request, mockUrn, id, partsKnown: false };
    this.requests.push(registration);
    this.family.add(mockUrn, request);
    if (request.getRemote()) {
      registration.partsKnown = await registerChildren(this.answers, {
        request,
        response,
        providerFor: (type) => this.family.provider(request, type),
        register: (child) => this.register(child, mocked),
      });
    }
    return response;
  }
}

/** How Pulumi's mocks themselves register a resource. */
type Mocked = (request: RegisterResourceRequest) => Promise<RegisterResourceResponse>;

/** Raises a failed look-up's error in gRPC's form, because the SDK reads the message from there. */
function withDetails<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Error) Object.assign(error, { details: error.message });
    throw error;
  }
}

interface Registration {
  readonly request: RegisterResourceRequest;
  readonly mockUrn: string;
  readonly id: string;
  /** Whether the parts of a remote component are registered, too. */
  partsKnown: boolean;
}

function describe(
  { request, mockUrn, id, partsKnown }: Registration,
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
    remote: request.getRemote() && !partsKnown,
    inputs: fromProtocol(request.getObject()?.toJavaScript() ?? {}) as EvaluatedResource["inputs"],
    parent: parent === "" || parent === stack ? undefined : known(parent),
    dependencies: request.getDependenciesList().map(known),
    provider: providerUrn(request.getProvider(), known),
    options: {
      protect: request.getProtect() ?? false,
      deleteBeforeReplace: request.getDeletebeforereplace(),
      ignoreChanges: request.getIgnorechangesList(),
    },
  };
}

/** A provider reference is `<urn>::<id>`. */
function providerUrn(reference: string, known: (urn: string) => string): string | undefined {
  return reference === "" ? undefined : known(reference.split("::").slice(0, -1).join("::"));
}

/**
 * The URN that the engine would give. It has the types of all ancestors except the stack; the mocks' URN has only the
 * parent's type.
 */
function realUrn(
  mockUrn: string,
  request: RegisterResourceRequest,
  parent: string | undefined,
): string {
  const [prefix, project] = mockUrn.split("::");
  const above = parent?.split("::")[2];
  const type = above && above !== stackType ? `${above}$${request.getType()}` : request.getType();
  return [prefix, project, type, request.getName()].join("::");
}
