/** Asked at each request, so that one image serves every stage. */
export const dynamic = "force-dynamic";

/** The browser's half of the task's environment: NEXT_PUBLIC_ values, of which none is a secret. */
export function GET() {
  // `process.env.NEXT_PUBLIC_NAME`, spelled out, would be compiled in.
  const values = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_")),
  );
  // A value may hold </script> without harm: this is a script of its own, not part of a page.
  return new Response(`globalThis.publicEnv = ${JSON.stringify(values)};\n`, {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
  });
}
