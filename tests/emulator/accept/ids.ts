import { isGenerated } from "../../../tools/assumed/generated";
import { SecretValue } from "../../../tools/evaluate";

/** What a preview makes up at the end of an id or an ARN, and the word that it is a part of. */
const token = /[\w-]*(0abcdef[0-9a-f]{10})$/;

/** A digest is made up, too, and nothing knows the real one before the image is pushed. */
const digest = /sha256:[0-9a-f]{64}/g;

/** The ids that AWS made up, by those that the preview did. */
export class Ids {
  private readonly known = new Map<string, string>();

  /** Notes what is really known as what, by the part that is made up. */
  learn(assumed: string, real: string): void {
    const [word, made] = token.exec(assumed) ?? [];
    if (word === undefined || made === undefined) return;
    const beginning = this.replaced(assumed.slice(0, -made.length));
    if (real.startsWith(beginning)) this.known.set(made, real.slice(beginning.length));
    else this.known.set(word, real);
  }

  /** A value with the real ids in all its texts. Throws if one is left that nobody made, or a value is unknown. */
  resolve(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    if (typeof value !== "object" || value === null) return value;
    // The call has it as it is; what a preview knows of it is a stand-in.
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
