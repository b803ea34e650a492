/**
 * Forms of English that a reader has to read twice, each with a plain form. Only forms that are never right here are on
 * the list. `tests/repository/lint/words.test.ts` also looks for them on the pages.
 */
export const forms = [
  {
    form: /\bwhere (?:there (?:is|are)|it is (?:not|none)|they are (?:not|none)|nobody|none|nothing|that is (?:so|asked|wanted)|AWS (?:does|has|refuses))\b/i,
    plain: "use if: where is a place",
  },
  {
    form: /\b(?:undefined|empty|none|nothing|false|throws|raises an? \w+|rejects|except) where\b/i,
    plain: "use if: where is a place",
  },
  { form: /\bone's own\b/i, plain: "say whose it is" },
  { form: /(?:^|[;:.,] )none without\b/i, plain: "say what is undefined or empty, and when" },
  { form: /\b(?:is|are|was|were|be) said\b/i, plain: "say who says it, or use is named" },
  { form: /\bthe same of\b/i, plain: "name the noun again" },
  { form: /\bthat (?:is|are) none\b/i, plain: "use invalid or unknown" },
  { form: /, were (?:it|they|there)\b/i, plain: "use even if" },
  { form: /\bthough (?:no |the )?\w+ be\b/i, plain: "use even if" },
  { form: /(?:^|[.;] )Since when\b/, plain: "say the time since which" },
  { form: /\bin so many words\b/i, plain: "say explicitly" },
  { form: /\bnobody knows\b/i, plain: "use unknown" },
  { form: /\b(?:is|are) no (?:list|map|number|text|setting)s?\b/i, plain: "use is not a" },
  { form: /\b(?:never|do not) meet\b/i, plain: "use overlap" },
];

/** How a title of a test begins that is no sentence after the title around it. Parts of `describe` may begin so. */
const elliptical =
  /^(?:of|that|and|but|by|with|without|about|whose|while|between|(?:for|in|on|at) which|nothing|(?:is|are) none)\b/;

/** The most words of a sentence in a comment. */
const longest = 40;

/** What is wrong with a text, a line for each. */
export function badWords(text) {
  return forms.flatMap(({ form, plain }) => {
    const found = form.exec(text);
    return found ? [`"${found[0].replace(/^\W+/, "")}" has to be read twice: ${plain}.`] : [];
  });
}

/** The sentences of a text with too many words. Addresses do not count. */
function longSentences(text) {
  return text
    .replace(/https?:\/\/\S+/g, "")
    .split(/(?<=[.!?:;])\s+|\n\n|\n(?=[-@|])/)
    .map((sentence) => sentence.split(/\s+/).filter((word) => word !== ""))
    .filter((words) => words.length > longest)
    .map((words) => `A sentence of ${words.length} words begins with "${words[0]} ${words[1]}".`);
}

/** The text of a comment without its marks. */
function textOf({ type, value }) {
  return type === "Line" ? value.trim() : value.replace(/^\*/, "").replace(/^[ \t]*\* ?/gm, "");
}

/** Comments; lines of `//` that follow each other are one. */
function paragraphs(comments) {
  const found = [];
  for (const comment of comments) {
    const last = found.at(-1);
    const follows =
      last?.type === "Line" && comment.type === "Line" && comment.loc.start.line === last.end + 1;
    if (follows) {
      last.text += `\n${textOf(comment)}`;
      last.end = comment.loc.end.line;
    } else {
      found.push({
        type: comment.type,
        text: textOf(comment),
        loc: comment.loc,
        end: comment.loc.end.line,
      });
    }
  }
  return found;
}

/** The rule about comments, messages and titles of tests. */
export const plainEnglish = {
  meta: { type: "suggestion", schema: [] },
  create(context) {
    const inText = (node, text) => {
      for (const message of badWords(text)) context.report({ node, message });
    };
    return {
      Program() {
        for (const { text, loc } of paragraphs(context.sourceCode.getAllComments())) {
          for (const message of [...badWords(text.replace(/\s+/g, " ")), ...longSentences(text)]) {
            context.report({ loc, message });
          }
        }
      },
      "CallExpression[callee.name='it'] > :first-child.arguments": (node) => {
        const title = node.type === "TemplateLiteral" ? node.quasis[0].value.cooked : node.value;
        const found = typeof title === "string" && elliptical.exec(title);
        if (found) {
          const message = `"${found[0]}" begins no sentence: say what is tested, what it does, and when.`;
          context.report({ node, message });
        }
      },
      Literal: (node) => {
        if (typeof node.value === "string") inText(node, node.value);
      },
      TemplateElement: (node) => inText(node, node.value.cooked ?? ""),
    };
  },
};
