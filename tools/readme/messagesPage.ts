import { findCauses } from "../../live/why/causes";
import { awsMessages, evidenceOf, type Message, type Page } from "./awsMessages";
import { formatted } from "./formatted";

/** docs/messages.md: every message that AWS documents, with what `npx catalog why` says about it. */
export async function messagesPage(file: string): Promise<string> {
  return formatted(markdown(), file);
}

function markdown(): string {
  return [
    "# What AWS says, and what it means here",
    "<!-- Written by npm run readme, from tools/readme/awsMessages and live/why. -->",
    introduction,
    counts(),
    ...awsMessages.map(section),
  ].join("\n\n");
}

const introduction = `
The messages that AWS documents about services and tasks on Fargate, each with what \`npx catalog why\` says if AWS reports
nothing else. With more evidence, such as the log, the exit code or the state of the targets, it says more. A name in
angle brackets stands for a part that varies. Each title links to AWS's page about the messages.`.trim();

function counts(): string {
  const all = awsMessages.flatMap(({ messages, reportedBy }) =>
    messages.map((message) => said(message, reportedBy)),
  );
  const honest = all.filter((text) => text.includes(notMore)).length;
  const normal = all.filter((text) => text === noFailure).length;
  const explained = all.length - honest - normal;
  return `${all.length} messages: ${explained} with a cause and what to do, ${honest} about which AWS does not say more, and ${normal} that report no failure.`;
}

const noFailure = "Reports no failure.";
const notMore = "does not say more";

/** A page's messages. Messages with the same meaning stand together. */
function section({ title, address, reportedBy, messages }: Page): string {
  const groups = new Map<string, string[]>();
  for (const message of messages) {
    const meaning = said(message, reportedBy);
    groups.set(meaning, [...(groups.get(meaning) ?? []), `\`${withNames(message.text)}\``]);
  }
  const parts = [...groups].map(
    ([meaning, texts]) => `${texts.map((text) => `- ${text}`).join("\n")}\n\n${meaning}`,
  );
  return [`## [${title}](${address})`, ...parts].join("\n\n");
}

function said(message: Message, reportedBy: Page["reportedBy"]): string {
  if (message.means === "normal") return noFailure;
  return findCauses(evidenceOf(message, reportedBy))
    .map(({ happened, todo }) => `**${escaped(happened)}** ${escaped(todo)}`)
    .join("\n\n");
}

/** The message with a name for each part that varies. */
function withNames(text: string): string {
  return text
    .replace(/arn:aws:elasticloadbalancing:[^)\s]+/g, "<target group>")
    .replace(/arn:aws:secretsmanager:[^'\s]+?(?=['\s:]|$)/g, "<secret>")
    .replace(/arn:aws:iam::\d+:role\/[\w-]+/g, "<role>")
    .replace(/\d{12}\.dkr\.ecr\.us-east-1\.amazonaws\.com/g, "<registry>")
    .replace(/\b[0-9a-f]{32}\b/g, "<task>")
    .replace(/ecs-svc\/\d+/g, "<deployment>")
    .replace(/subnet-\w+/g, "<subnet>");
}

/** Text, escaped so that Markdown finds no markup in it. */
function escaped(text: string): string {
  return text.replace(/[*_<>[\]]/g, (character) => `\\${character}`);
}
