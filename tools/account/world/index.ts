import { createHash } from "node:crypto";
import type { ReleaseNote } from "../../../components/common/live";
import { Planned } from "./planned";
import { Deployments, type Held } from "./rollouts";
import type { Call, Inputs, PushedImage, RefusalOf, Stored } from "./types";
import { AwsError, InitFailed } from "./errors";
import { liveInputs, text, withoutUndefined } from "./values";

/** How the account treats one resource type. */
export interface Behaviour {
  /** Inputs that make a new resource if they change; `all` if nothing can be changed in place. */
  readonly replaceOn: readonly string[] | "all";
  /** More such inputs, which depend on the other inputs. */
  readonly alsoReplaceOn?: (inputs: Inputs) => readonly string[];
  /** Inputs that stay as they are if the program leaves them out. The provider sees no change then. */
  readonly keeps?: readonly string[];
  /** Whether a new resource replaces an existing one with the same id. */
  readonly overwrites?: boolean;
  /** The input that must be unique among resources of the type. A second resource with the same value is refused. */
  readonly unique?: string;
  /** What the provider imports a resource by, if that is not the id. */
  readonly importId?: (stored: Stored) => string;
  /**
   * Checks what AWS checks. Returns the id and computed outputs, and `failure` if the resource exists but has failed.
   */
  readonly create: (world: World, inputs: Inputs) => Created | Promise<Created>;
  /** Checks what AWS checks. Returns the computed outputs that change. */
  readonly update?: (world: World, stored: Stored, inputs: Inputs) => Inputs | Promise<Inputs>;
  /** Refuses what AWS refuses. Returns `kept` if the provider leaves the resource in AWS. */
  readonly remove?: (world: World, stored: Stored) => "kept" | undefined;
}

export interface Created {
  readonly id: string;
  readonly outputs?: Inputs;
  readonly failure?: Promise<AwsError | undefined> | AwsError;
}

/** An AWS account in memory: resources by type, and the images in its repositories. */
export class World extends Planned {
  readonly images = new Map<string, Map<string, PushedImage>>();
  /** Every call that changed or read something, in the order of time. */
  readonly calls: Call[] = [];
  /** Secrets that wait for the end of their recovery window, by name; undefined for a secret without a known owner. */
  readonly deletedSecrets = new Map<string, Stored | undefined>();
  /** ARN of the target group that has the tasks, by service, if a rollout has moved them. */
  readonly serving = new Map<string, string>();
  /** The addresses of the app that were requested. */
  readonly requests: string[] = [];
  /** The releases in ledgers, oldest first. */
  readonly ledger: ReleaseNote[] = [];
  readonly deployments = new Deployments(this);
  private readonly stored: Stored[] = [];
  private counter = 0;
  private readonly revisions = new Map<string, number>();

  /** `refusalOf` is the function in `refusals.ts`, with which AWS refuses inputs. */
  constructor(
    private readonly behaviours: Readonly<Record<string, Behaviour>>,
    private readonly refusalOf: RefusalOf,
  ) {
    super();
  }

  /** What the account holds, as plain values. What a test has planned with `before` is not among them. */
  held(): Held {
    const own = ["behaviours", "refusalOf", "deployments", "before"];
    const held = Object.entries(this).filter(([key]) => !own.includes(key));
    return structuredClone({ ...Object.fromEntries(held), newest: this.deployments.held() });
  }

  /** Takes what another account held. */
  takeOver({ newest, ...held }: Held): this {
    Object.assign(this, structuredClone(held));
    this.deployments.takeOver(newest);
    return this;
  }

  behaviour(type: string): Behaviour {
    const behaviour = this.behaviours[type];
    if (!behaviour) throw new Error(`The stand-in does not know the resource type ${type}`);
    return behaviour;
  }

  get resources(): readonly Stored[] {
    return this.stored;
  }

  all(type: string): readonly Stored[] {
    return this.stored.filter((each) => each.type === type);
  }

  find(type: string, key: string, value: unknown): Stored | undefined {
    return this.all(type).find((each) => (each.outputs[key] ?? each.inputs[key]) === value);
  }

  /** The resource that a call names. Refuses the call if there is none. */
  need(type: string, key: string, value: unknown, code = "ResourceNotFoundException"): Stored {
    const found = key === "id" ? this.byId(type, value) : this.find(type, key, value);
    if (!found) throw new AwsError(code, `${type} with ${key} ${String(value)} does not exist`);
    return found;
  }

  /** The resource that `pulumi import` names, if the provider imports its type by something else than the id. */
  byImportId(type: string, id: string): Stored | undefined {
    const { importId } = this.behaviour(type);
    return importId && this.all(type).find((each) => importId(each) === id);
  }

  byId(type: string, id: unknown): Stored | undefined {
    return this.all(type).find((each) => each.id === id);
  }

  /** The random part of an id. No two calls return the same. */
  random(length = 17): string {
    this.counter += 1;
    return createHash("sha256").update(String(this.counter)).digest("hex").slice(0, length);
  }

  nextRevision(family: string): number {
    const revision = (this.revisions.get(family) ?? 0) + 1;
    this.revisions.set(family, revision);
    return revision;
  }

  async create(type: string, inputs: Inputs, tags: Inputs = {}): Promise<Stored> {
    const behaviour = this.behaviour(type);
    await this.called({ operation: "create", type, inputs });
    await this.refuse(type, inputs, tags);
    this.refuseDuplicate(type, behaviour, inputs);
    const { id, outputs = {}, failure } = await behaviour.create(this, inputs);
    const stored = { id, type, tags, inputs, outputs };
    const former = behaviour.overwrites ? this.byId(type, id) : undefined;
    if (former) this.stored.splice(this.stored.indexOf(former), 1);
    this.stored.push(stored);
    const failed = await failure;
    if (failed) throw new InitFailed(stored, { ...outputs, ...inputs }, failed.message);
    return stored;
  }

  /** Updates a resource with the changed inputs. Inputs that the provider regards as unchanged are not sent. */
  async update(type: string, id: string, changes: Inputs): Promise<Stored> {
    const known = this.byId(type, id);
    const inputs = { ...(known && liveInputs(known)), ...changes };
    try {
      await this.called({ operation: "update", type, inputs });
      const stored = this.need(type, "id", id);
      await this.refuse(type, inputs);
      const outputs = (await this.behaviour(type).update?.(this, stored, inputs)) ?? {};
      stored.inputs = withoutUndefined(inputs);
      stored.outputs = { ...stored.outputs, ...outputs };
      return stored;
    } catch (error) {
      if (!(error instanceof AwsError) || !known) throw error;
      const planned = { ...known.inputs, ...known.outputs, ...withoutUndefined(inputs) };
      throw new InitFailed(known, planned, error.message);
    }
  }

  /** A resource as AWS has it, for a provider that has no change to make. */
  async readAgain(type: string, id: string): Promise<Stored> {
    const stored = this.need(type, "id", id);
    await this.called({ operation: "read", type, inputs: stored.inputs });
    return stored;
  }

  async remove(type: string, id: string): Promise<void> {
    const stored = this.byId(type, id);
    await this.called({ operation: "delete", type, inputs: stored?.inputs ?? {} });
    if (!stored) return;
    if (this.behaviour(type).remove?.(this, stored) === "kept") return;
    this.stored.splice(this.stored.indexOf(stored), 1);
  }

  /** Puts back what has been removed. */
  restore(stored: Stored): void {
    this.stored.push(stored);
  }

  async called(call: Call): Promise<void> {
    this.calls.push(call);
    await this.before(call);
  }

  private async refuse(type: string, inputs: Inputs, tags?: Inputs): Promise<void> {
    const refusal = await this.refusalOf(type, inputs, tags);
    if (refusal) throw new AwsError(refusal.code, refusal.message);
  }

  private refuseDuplicate(type: string, { unique }: Behaviour, inputs: Inputs): void {
    if (unique && inputs[unique] !== undefined && this.find(type, unique, inputs[unique])) {
      throw new AwsError("AlreadyExistsException", `${text(inputs, unique)} already exists`);
    }
  }
}
