/**
 * The number of the rule that divides the traffic. A lower number wins, so the numbers below it are free for the page of
 * `catalog pause --page`. The provider changes the number of an existing rule in place.
 */
export const trafficRulePriority = 1000;
