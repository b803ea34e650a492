"use client";

export function Stage() {
  return <output>{process.env.NEXT_PUBLIC_STAGE}</output>;
}
