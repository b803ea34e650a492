import { isGenerated } from "../../../tools/assumed/generated";
import { SecretValue } from "../../../tools/evaluate";

/** The made-up end of an id or an ARN in a preview, and the word that it belongs to. */
const token = /[\w-]*(0abcdef[0-9a-f]{10})$/;

/** A digest is also made up, and the real one is not known before the image is pushed. */
const digest = /sha256:[0-9a-f]{64}/g;

/** The ids that AWS made up, by those that the preview made up. */
export class Ids {
  private readonly known = new Map<string, string>();

  /** Remembers the real value for a made-up part. */
  learn(assumed: string, real: string): void {
    const [word, made] = token.exec(assumed) ?? [];
    if (word === undefined || made === undefined) return;
    const beginning = this.replaced(assumed.slice(0, -made.length));
    if (real.startsWith(beginning)) this.known.set(made, real.slice(beginning.length));
    else this.known.set(word, real);
  }

  /** A value with the real ids in all its texts. Throws if an unknown id is left, or if a value is unknown. */
  resolve(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    if (typeof value !== "object" || value === null) return value;
    // The call gets the secret as it is, because a preview has only a stand-in.
    if (value instanceof SecretValue) return this.resolve(value.value);
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      throw new Error(`no call can be made with a ${value.constructor.name}`);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, this.resolve(part)]),
    );
  }

  private text(value: string): string {
    const text = this.replaced(value);
    if (isGenerated(text.replace(digest, ""))) {
      throw new Error(`${text} has an id that only the preview knows`);
    }
    return text;
  }

  private replaced(text: string): string {
    return [...this.known].reduce((rest, [made, real]) => rest.replaceAll(made, real), text);
  }
}
