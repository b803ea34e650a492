import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";
import { projectFolder } from "../../support/program";

/**
 * Every look-up that the sources of the components make through a provider, as `<module>.<function>`, e.g. `ec2.getVpc`,
 * and every StackReference. A new one without a row in `rows.ts` fails the test.
 */
export function askedInSources(): readonly string[] {
  const folder = path.join(projectFolder, "components");
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"));
  const all = files.flatMap((file) => askedIn(fs.readFileSync(path.join(folder, file), "utf8")));
  return [...new Set(all)].sort();
}

function askedIn(source: string): readonly string[] {
  const file = ts.createSourceFile("component.ts", source, ts.ScriptTarget.Latest, true);
  const modules = importedFromAws(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      if (ts.isIdentifier(expression) && modules.named.has(expression.text)) {
        found.push(modules.named.get(expression.text) ?? "");
      }
      if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
        const module = modules.whole.get(expression.expression.text);
        if (module !== undefined && /^get[A-Z]/.test(expression.name.text)) {
          found.push(`${module}.${expression.name.text.replace(/Output$/, "")}`);
        }
      }
    }
    if (ts.isNewExpression(node) && node.expression.getText().endsWith("StackReference")) {
      found.push("pulumi.StackReference");
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function importedFromAws(file: ts.SourceFile) {
  const whole = new Map<string, string>();
  const named = new Map<string, string>();
  for (const each of file.statements.filter(ts.isImportDeclaration)) {
    const from = (each.moduleSpecifier as ts.StringLiteral).text;
    const [, module] = /^@pulumi\/aws\/(.+)$/.exec(from) ?? [];
    const names = each.importClause?.namedBindings;
    if (module === undefined || !names) continue;
    if (ts.isNamespaceImport(names)) whole.set(names.name.text, module);
    else {
      for (const { name, propertyName } of names.elements) {
        const own = (propertyName ?? name).text;
        if (!/^get[A-Z]/.test(own)) continue;
        const place = module.startsWith("get") ? "index" : module;
        named.set(name.text, `${place}.${own.replace(/Output$/, "")}`);
      }
    }
  }
  return { whole, named };
}
