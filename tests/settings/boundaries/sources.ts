import * as fs from "node:fs";
import * as path from "node:path";
import ts from "typescript";
import { projectFolder } from "../../support/program";

/** A source file of the program, as its code says; comments are not part of it. */
export interface Source {
  /** Path from the project's folder, with forward slashes. */
  readonly file: string;
  /** Modules that it imports; of its own files: their paths from the project's folder. */
  readonly imports: readonly string[];
  /** Every identifier, and the text of every literal. */
  readonly words: readonly string[];
  /** Every `a.b` and `a["b"]`, as `a.b`. */
  readonly members: readonly string[];
}

/** Reads the TypeScript files of folders and single files of the project. */
export function readSources(places: readonly string[]): readonly Source[] {
  return places
    .flatMap((place) => filesIn(place))
    .map((file) => parseSource(file, fs.readFileSync(path.join(projectFolder, file), "utf8")));
}

function filesIn(place: string): string[] {
  if (place.endsWith(".ts")) return [place];
  return fs
    .readdirSync(path.join(projectFolder, place), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.join(place, file.split(path.sep).join("/")))
    .sort();
}

/** What the text of a file says, whatever its comments say. */
export function parseSource(file: string, text: string): Source {
  const source = { file, imports: [] as string[], words: [] as string[], members: [] as string[] };
  const visit = (node: ts.Node): void => {
    const module = importedModule(node);
    if (module !== undefined) source.imports.push(resolved(file, module));
    if (isWord(node)) source.words.push(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      source.members.push(`${lastName(node.expression)}.${node.name.text}`);
    }
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
      source.members.push(`${lastName(node.expression)}.${node.argumentExpression.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  return source;
}

/** `import … from`, `export … from`, `import()`, `require()` and the type `import("…")`. */
function importedModule(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal);
  }
  if (ts.isExternalModuleReference(node)) return literal(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || lastName(node.expression) === "require";
  return isImport ? literal(node.arguments[0]) : undefined;
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function isWord(node: ts.Node): node is ts.Identifier | ts.LiteralLikeNode {
  return (
    ts.isIdentifier(node) ||
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isRegularExpressionLiteral(node)
  );
}

function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : "";
}

function resolved(file: string, module: string): string {
  return module.startsWith(".") ? path.posix.join(path.posix.dirname(file), module) : module;
}
