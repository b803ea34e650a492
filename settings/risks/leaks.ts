import { exposedProblem, openValues, type OpenValue } from "./exposed";
import type { Problem, RawConfig } from "../raw";
import { settingsSchema } from "../schema";

/** A long run of letters and digits: most secrets have one, and ordinary values do not. */
const suspicious = /[A-Za-z\d_+=]{16,}/;

/**
 * A problem for each open value that secretlint's rules recognize as a secret: tokens of GitHub, npm, Slack and others.
 * The library is loaded only if a value looks like a secret. https://github.com/secretlint/secretlint
 */
export async function leaks(
  raw: Pick<RawConfig, "project" | "values">,
): Promise<readonly Problem[]> {
  const { environment, image } = settingsSchema;
  const values = openValues({
    environment: environment.safeParse(json(raw, "environment")).data,
    image: image.safeParse(json(raw, "image")).data,
  }).filter(({ value }) => suspicious.test(value));
  if (values.length === 0) return [];
  const [{ lintSource }, { creator }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
  ]);
  const config = { rules: [{ id: "recommended", rule: creator, options: {} }] };
  const found = await Promise.all(
    values.map(async (each) => {
      const { messages } = await lintSource({
        source: { content: line(each), filePath: "stack.env", contentType: "text" },
        options: { config, noPhysicFilePath: true },
      });
      const [first] = messages.filter(({ messageId }) => messageId !== "AWSAccountID");
      return first ? [exposedProblem(each, `a secret (${first.messageId})`)] : [];
    }),
  );
  return found.flat();
}

/** Some rules need the variable's name before the value. */
function line({ variable, value }: OpenValue): string {
  return `${variable}=${value}`;
}

/** A structured value; undefined if it is not set, or not JSON, which another rule reports. */
function json({ project, values }: Pick<RawConfig, "project" | "values">, key: string): unknown {
  try {
    return JSON.parse(values[`${project}:${key}`] ?? "") as unknown;
  } catch {
    return undefined;
  }
}
