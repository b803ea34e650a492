export const dynamic = "force-dynamic";

/** Answers after two seconds, to see a deployment wait for it. */
export async function GET() {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return new Response("done\n");
}
