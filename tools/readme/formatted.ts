import { format } from "oxfmt";
import options from "../../.oxfmtrc.json";

/** A text as `npm run format` would write it into that file. Throws if it cannot be parsed. */
export async function formatted(text: string, file: string): Promise<string> {
  const { code, errors } = await format(file, text, options);
  if (errors.length > 0)
    throw new Error(`${file}: ${errors.map((each) => each.message).join("; ")}`);
  return code;
}
