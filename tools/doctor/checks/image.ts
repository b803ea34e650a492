import { wrongPlatformMessage } from "../../../components/image/messages";
import type { Ask } from "../../../live/calls/ask";
import { askPlatforms } from "../../../live/ecr/imagePlatforms";
import { openRegistry, type TaggedImage } from "../../../live/ecr/images";
import { findingsText, isAbove } from "../../push/text";
import { fail, ok, warn, type Check, type Line, type Patient } from "../types";

type Said = Omit<Line, "check">;

/** Whether the version that the file asks for is there, for the task's CPU, and what ECR found in it. */
export const image: Check = {
  name: "image",
  lines: async (patient, ask) => {
    const { config, settings, machine, stack, runner } = patient;
    const { imageTag: tag, names } = settings;
    if (settings.image.source === "build") {
      return (await machine.has("docker"))
        ? [ok("pulumi up builds it, and Docker is here")]
        : [
            fail(
              "pulumi up builds it, and Docker is missing",
              "https://docs.docker.com/get-docker/",
            ),
          ];
    }
    const registry = openRegistry(config, names.base);
    const push = `catalog push ${tag} --stack ${stack}`;
    try {
      const there = await ask("ecr:DescribeRepositories", async () => ({
        url: await registry.url(),
      }));
      if (there === undefined) return [];
      if (there.url === undefined) {
        return runner === undefined
          ? [ok(`the first pulumi up makes the repository ${names.base}; push ${tag} then`)]
          : [
              fail(
                `the repository ${names.base} is gone, and a service runs`,
                `pulumi up --refresh -s ${stack}`,
              ),
            ];
      }
      const found = await ask("ecr:DescribeImages", async () => ({
        image: await registry.find(tag),
      }));
      if (found === undefined) return [];
      if (found.image) return await judged(found.image, patient, ask);
      const text = `imageTag ${tag} is not in the repository ${names.base}`;
      return runner === undefined ? [warn(text, push)] : [fail(text, push)];
    } finally {
      registry.close();
    }
  },
};

async function judged(
  { digest, findings }: TaggedImage,
  { config, settings, stack }: Patient,
  ask: Ask,
): Promise<readonly Said[]> {
  const { names, imageTag: tag, container } = settings;
  const answer = await ask("ecr:BatchGetImage", async () => ({
    platforms: await askPlatforms(config, { repositoryName: names.base, digest }),
  }));
  const platforms = answer?.platforms;
  const cpu: Said =
    platforms === undefined
      ? { state: "unasked", text: `which CPU ${tag} is for is not known` }
      : platforms.includes(container.platform)
        ? ok(`${tag} is there, for ${container.platform}`)
        : fail(
            wrongPlatformMessage(tag, platforms, container.platform, stack),
            `catalog push --stack ${stack}`,
          );
  return [cpu, scanned(findings, tag, stack)];
}

function scanned(findings: TaggedImage["findings"], tag: string, stack: string): Said {
  if (findings === undefined) return ok("ECR has not scanned it yet");
  const text = `ECR found in it: ${findingsText(findings)}`;
  return isAbove(findings, "HIGH")
    ? warn(text, `catalog push ${tag} --scan -s ${stack}`)
    : ok(text);
}
