/**
 * The tag by which a service keeps the desiredCount that it has obeyed. Its own count does not tell, because scaling
 * changes it, and the state does not, because a refresh reads that count into it.
 */
export const countTag = "DesiredCount";
