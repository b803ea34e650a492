import { projectFiles, readProjectFile } from "./files";

/** A command that a page, a message or an example names: the words after the program's name. */
export interface NamedCommand {
  readonly file: string;
  readonly words: readonly string[];
}

/** Every command of a program in pages, messages and examples. The caller judges them. */
export function namedCommands(program: string): readonly NamedCommand[] {
  return projectFiles(/\.(?:md|ts|yml)$|^report$/)
    .filter((file) => !/^tests\/|^CHANGELOG/.test(file))
    .flatMap((file) =>
      commandsIn(program, readProjectFile(file)).map((words) => ({ file, words })),
    );
}

/**
 * The commands of a program in a text, each as its words. `$` stands for a value that the program fills in, and for a
 * command within a command.
 */
export function commandsIn(program: string, text: string): readonly (readonly string[])[] {
  const inner = [...text.matchAll(/\$\(([^()]*)\)/g)];
  const outer = text
    .replaceAll(/\$\([^()]*\)|\$\{[^{}]*\}/g, "$")
    .replaceAll(/\\\n\s*|["'`] \+\n\s*["'`]/g, "")
    .replaceAll(/^import .*/gm, "")
    .matchAll(
      new RegExp(
        `(?<![/\\w.@-])${program} ([a-z-](?:(?! (?:aws|catalog|pulumi) )[^\`|;&\\n])*)`,
        "g",
      ),
    );
  return [
    ...inner.flatMap(([, each = ""]) => commandsIn(program, each)),
    ...[...outer].map(([, rest = ""]) => words(rest)),
  ];
}

/** Removes the marks of the text around a word. */
function words(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((word) => word.replace(/^["'([]+|[\\<].*$|["').:\]]+$/g, ""))
    .filter((word) => /[\w$]/.test(word));
}
