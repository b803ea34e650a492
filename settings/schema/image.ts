import { z } from "zod";
import { oneOf, variables } from "./fields";

const platform = oneOf(["linux/amd64", "linux/arm64"])
  .default("linux/amd64")
  .describe("CPU of both the build and the task; arm64 costs a fifth less");

/** `image`: the source of the image. */
export const image = z
  .discriminatedUnion(
    "source",
    [
      z.strictObject({ source: z.literal("registry"), platform }),
      z.strictObject({
        source: z.literal("build"),
        platform,
        context: z
          .string({ error: "must be the folder to build, e.g. ./examples/catalog" })
          .min(1, { error: "must be the folder to build, e.g. ./examples/catalog" })
          .describe("folder to build, relative to the project"),
        dockerfile: z
          .string({ error: "must be the path of a Dockerfile, relative to the project" })
          .min(1, { error: "must be the path of a Dockerfile, relative to the project" })
          .optional()
          .describe("default: `Dockerfile` in the context"),
        target: z
          .string({ error: "must be the name of a build stage" })
          .optional()
          .describe("build stage to stop at"),
        args: variables("text", "{ NODE_VERSION: '22' }")
          .default({})
          .describe("build arguments in addition to the NEXT_PUBLIC_* values"),
      }),
    ],
    {
      error: "needs source: registry (a tag already pushed) or source: build (built by pulumi up)",
    },
  )
  .prefault({ source: "registry" });
