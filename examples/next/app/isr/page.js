/** Seconds after which a request has the page made anew (ISR). */
export const revalidate = 1;

export default function Page() {
  return <time>{new Date().toISOString()}</time>;
}
