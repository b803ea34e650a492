import { GetDownloadUrlForLayerCommand } from "@aws-sdk/client-ecr";
import type { Repository } from "./tree";

/** Milliseconds until the storage behind ECR has begun to answer. */
const patience = 30_000;

/** Downloads a layer or a configuration. Rejects if ECR or its storage refuses. */
export async function openBlob(
  { client, name }: Repository,
  layerDigest: string,
): Promise<ReadableStream<Uint8Array>> {
  const command = new GetDownloadUrlForLayerCommand({ repositoryName: name, layerDigest });
  const { downloadUrl = "" } = await client.send(command);
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort(new Error(`ECR's storage did not answer within ${patience / 1000} seconds.`));
  }, patience);
  try {
    const answer = await fetch(downloadUrl, { signal: stop.signal });
    // The address is signed, so no message may have it.
    if (!answer.ok || !answer.body) {
      throw new Error(`ECR's storage answered ${answer.status} to the download of ${layerDigest}.`);
    }
    return answer.body;
  } finally {
    clearTimeout(timer);
  }
}
