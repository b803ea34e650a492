/** A way to configure a committed stack, for which docs/cost.md shows the price. */
export interface Choice {
  readonly what: string;
  /** Settings as `key=value` that replace those of the stack file. */
  readonly settings: readonly string[];
  /** Keys of the stack file to leave out. */
  readonly without?: readonly string[];
}

/** Choices that change prod's cost, each without the others. */
export const prodChoices: readonly Choice[] = [
  {
    what: "one self-healing NAT instance instead of the gateway",
    settings: ['network={"mode":"dedicated","nat":"instance"}'],
  },
  {
    what: "a NAT gateway in each zone",
    settings: ['network={"mode":"dedicated","nat":"perAz"}'],
  },
  {
    what: "no way to the internet, only endpoints to AWS",
    settings: ['network={"mode":"dedicated","nat":"none"}'],
  },
  {
    what: "the default VPC, tasks with public addresses",
    settings: ['network={"mode":"default"}'],
  },
  { what: "tasks on x86", settings: ["image.platform=linux/amd64"] },
  { what: "half of the tasks beyond the first on Spot", settings: ['spot={"share":50,"base":1}'] },
  {
    what: "no Container Insights",
    settings: ["monitoring.containerInsights=disabled"],
  },
  { what: "your own key for stored data", settings: ["encryption=customerKey"] },
  { what: "AWS WAF in front of the balancer", settings: ['waf={"rateLimit":2000}'] },
  { what: "blue/green rollouts", settings: ["rollout.strategy=blueGreen"] },
];

/** Choices that change dev's cost, each without the others. */
export const devChoices: readonly Choice[] = [
  {
    what: "the balancer, cluster and VPC of prod",
    settings: ["sharedWith=prod", 'domain={"name":"dev.example.com","zone":"example.com"}'],
    without: ["network"],
  },
  {
    what: "asleep at night and on weekends",
    settings: [
      'schedule={"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":0,"max":0},"weekends":{"min":0,"max":0}}',
    ],
  },
  { what: "on ARM64", settings: ["image.platform=linux/arm64"] },
  { what: "not on Spot", settings: ['spot={"share":0}'] },
];
