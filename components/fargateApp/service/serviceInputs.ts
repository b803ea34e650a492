/** The inputs of the service as a resource hook gets them; undefined before the first or after the last state. */
export type ServiceInputs = Readonly<Record<string, unknown>> | undefined;
