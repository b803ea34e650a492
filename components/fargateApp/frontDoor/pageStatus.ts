/** The HTTP status of a pause's page. Search engines and health checks then know that it is not the app. */
export const pageStatus = 503;
