/**
 * The tag in which a service keeps the last desiredCount that it got from a stack file. Its own count may come from
 * scaling, and the state's count may come from a refresh, so neither shows that number.
 */
export const countTag = "DesiredCount";
