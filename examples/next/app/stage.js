"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The name of the stage, read in the browser from /env.js; empty in pages that the server makes ahead. */
export function Stage() {
  const stage = useSyncExternalStore(
    never,
    () => globalThis.publicEnv?.["NEXT_PUBLIC_STAGE"] ?? "",
    () => "",
  );
  return <output>{stage}</output>;
}
