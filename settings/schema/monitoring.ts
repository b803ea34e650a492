import { z } from "zod";
import { emailAddress, oneOf, text, wholeNumber, yesOrNo } from "./fields";
import { timeOfDay, timezone } from "./scaling";

/** https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
const httpsAddress = text(
  /^https:\/\/[a-z0-9.-]+(:\d+)?(\/\S*)?$/i,
  "must be an address that begins with https://",
);

/** https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html */
const slack = z
  .strictObject(
    {
      workspaceId: text(
        /^[0-9A-Z]{1,255}$/,
        "must be the workspace's id, e.g. T07EA123LEP: AWS's page Amazon Q Developer in chat applications shows it once the workspace has allowed it",
      ).describe("id of the workspace; somebody must have allowed AWS's app there"),
      channelId: text(
        /^[A-Za-z0-9]{1,255}$/,
        "must be the channel's id, e.g. C07EZ1ABC23: the last part of the channel's link",
      ).describe("id of the channel"),
    },
    { error: "must be a map, e.g. { workspaceId: T07EA123LEP, channelId: C07EZ1ABC23 }" },
  )
  .optional();

const uuid = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html */
const teams = z
  .strictObject(
    {
      tenantId: text(uuid, "must be a UUID: tenantId in the channel's link").describe(
        "id of the tenant; somebody must have allowed AWS's app there",
      ),
      teamId: text(uuid, "must be a UUID: groupId in the channel's link").describe(
        "id of the team",
      ),
      channelId: text(
        /^([a-zA-Z0-9-_=+/.,])*%3[aA]([a-zA-Z0-9-_=+/.,])*%40([a-zA-Z0-9-_=+/.,])*$/,
        "must be the channel's id as its link has it, e.g. 19%3Aab12%40thread.tacv2",
      ).describe("id of the channel, as its link has it"),
    },
    { error: "must be a map with tenantId, teamId and channelId" },
  )
  .optional();

const notify = z
  .strictObject(
    {
      emails: z
        .array(emailAddress, { error: "must be a list of addresses, e.g. [team@example.com]" })
        .default([])
        .describe("more addresses that get every message; AWS asks each to confirm once"),
      urls: z
        .array(httpsAddress, { error: "must be a list of addresses that begin with https://" })
        .default([])
        .describe(
          "HTTPS addresses, e.g. of a paging service, that get only what cannot wait: the app is down",
        ),
      slack: slack.describe("a channel in Slack that gets every message"),
      teams: teams.describe("a channel in Microsoft Teams that gets every message"),
    },
    { error: "must be a map, e.g. { emails: [team@example.com] }" },
  )
  .prefault({});

const thresholds = z
  .strictObject(
    {
      memoryPercent: wholeNumber(1, 100, "percent")
        .default(85)
        .describe("average memory above which the alarm goes off"),
      errorPercent: wholeNumber(1, 100, "percent")
        .default(5)
        .describe("share of requests that the app answers with 500 or above"),
      latencySeconds: wholeNumber(1, 3600, "seconds")
        .default(3)
        .describe("seconds within which 19 of 20 answers must come"),
      errorLines: wholeNumber(1, 1_000_000, "lines")
        .default(50)
        .describe("lines of the log about errors, in five minutes"),
      certificateDays: wholeNumber(1, 59, "days")
        .default(20)
        .describe("days before the certificate's end; ACM renews its own 60 days before"),
    },
    { error: "must be a map, e.g. { errorPercent: 10 }" },
  )
  .prefault({});

const quietHours = z
  .strictObject(
    {
      timezone: timezone.describe("time zone of the two times"),
      from: timeOfDay.describe("when they begin, every day"),
      to: timeOfDay.describe("when they end"),
      weekends: yesOrNo.default(false).describe("all of Saturday and Sunday, too"),
    },
    { error: 'must be a map, e.g. { timezone: Europe/Berlin, from: "20:00", to: "07:00" }' },
  )
  .refine(({ from, to }) => from !== to, {
    error: "must differ from `from`, or all alarms would be muted all the time",
    path: ["to"],
  })
  .optional();

/** https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
const traces = z
  .discriminatedUnion(
    "to",
    [
      z.strictObject({ to: z.literal("xray") }),
      z.strictObject({
        to: z.literal("otlp"),
        endpoint: httpsAddress.describe("address that takes OTLP over HTTPS, without /v1/traces"),
        key: z
          .strictObject(
            {
              header: text(
                /^[A-Za-z0-9-]+$/,
                "must be the name of a header, e.g. x-api-key",
              ).describe("name of the header"),
              secret: text(
                /^[A-Za-z_][A-Za-z0-9_]*$/,
                "must be a variable of `secrets`, e.g. TRACES_API_KEY",
              ).describe("variable of the secret that holds its value"),
            },
            { error: "must be a map, e.g. { header: x-api-key, secret: TRACES_API_KEY }" },
          )
          .optional()
          .describe("header with your key for the service"),
      }),
    ],
    { error: "needs to: xray, or to: otlp with an endpoint" },
  )
  .optional();

/** `monitoring`: alarms, messages, traces and metrics. */
export const monitoring = z
  .strictObject(
    {
      alarms: oneOf(["all", "cpu"])
        .optional()
        .describe(
          "all alarms, at about 2.30 USD a month, or only the CPU's; default: `cpu` if the stack is disposable, `all` otherwise",
        ),
      cpuAlarmPercent: wholeNumber(1, 100, "percent")
        .default(80)
        .describe("average CPU above which the alarm goes off"),
      thresholds: thresholds.describe("values from which the other alarms go off"),
      alarmEmail: emailAddress
        .optional()
        .describe("address that gets every message; AWS asks it to confirm once"),
      notify: notify.describe("who else gets messages"),
      quietHours: quietHours.describe(
        "when alarms that can wait send no messages; CloudWatch sends them afterwards for what is still wrong. The alarm that the app is down is never muted",
      ),
      outsideCheck: yesOrNo
        .default(false)
        .describe(
          "Route 53 requests the app's address from three parts of the world, and pages if two of them do not reach it; 1.60 USD a month with a domain, 0.60 without",
        ),
      traces: traces.describe(
        "where the app's OpenTelemetry traces go, through a container beside the app; X-Ray costs 5.00 USD for a million traces",
      ),
      containerInsights: oneOf(["disabled", "enabled", "enhanced"])
        .default("enabled")
        .describe(
          "paid metrics in addition to the free ones: `enabled` for the service, `enhanced` also for each task",
        ),
    },
    { error: "must be a map, e.g. { alarmEmail: team@example.com }" },
  )
  .prefault({});
