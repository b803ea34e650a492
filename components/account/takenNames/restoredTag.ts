/** Tag of a secret that a run has restored and that is in no state yet; its value does not matter. */
export const restoredTag = "Restored";
