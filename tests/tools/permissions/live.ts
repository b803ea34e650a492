import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";
import { actionOf } from "../../../tools/permissions/actionOf";
import { projectFolder } from "../../support/program";

/** The actions of every call that the sources of `live/` import from AWS's SDK: its commands, paginators and waiters. */
export function liveActions(): readonly string[] {
  const files = fs.readdirSync(path.join(projectFolder, "live"), {
    recursive: true,
    encoding: "utf8",
  });
  const all = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => imported(fs.readFileSync(path.join(projectFolder, "live", file), "utf8")));
  return [...new Set(all)].sort();
}

function imported(source: string): readonly string[] {
  const file = ts.createSourceFile("live.ts", source, ts.ScriptTarget.Latest);
  return file.statements.filter(ts.isImportDeclaration).flatMap((each) => {
    const from = (each.moduleSpecifier as ts.StringLiteral).text;
    const [, client] = /^@aws-sdk\/client-(.+)$/.exec(from) ?? [];
    const names = each.importClause?.namedBindings;
    if (client === undefined || !names || !ts.isNamedImports(names)) return [];
    return names.elements.flatMap(({ name, propertyName }) => {
      const [, command, paginated] =
        /^(?:(\w+)Command|paginate(\w+))$/.exec((propertyName ?? name).text) ?? [];
      const operation = command ?? paginated;
      return operation === undefined ? [] : [actionOf(`${client}.${operation}`)];
    });
  });
}
