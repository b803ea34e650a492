export const dynamic = "force-dynamic";

/** The load balancer and the container's check ask this, by address and by localhost. */
export function GET(request) {
  return Response.json({ status: "ok", host: request.headers.get("host") });
}
