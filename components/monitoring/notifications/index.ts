import * as pulumi from "@pulumi/pulumi";
import * as sns from "@pulumi/aws/sns";
import type { Bounded, Scope } from "../../iam/trust";
import { checkRegion } from "../checkRegion";
import type { MonitoringNames } from "../names";
import { Channels } from "./channels";
import { nobody, tellsSomebody, type Audience, type Recipients } from "./recipients";
import { topicPolicy } from "./topicPolicy";

export * from "./recipients";

/** The recipients, and the names of their topics. */
export interface NotificationsArgs extends Scope, Bounded {
  /** Who gets messages. */
  readonly recipients: Recipients;
  /** Whether somebody should be notified. If so, a run without recipients warns. */
  readonly expected: boolean;
  /** Name of the stack, for the command in the warning. */
  readonly stack: string;
  /** Physical names of the topics and of the channels' role. */
  readonly names: Pick<
    MonitoringNames,
    "alarmTopic" | "criticalTopic" | "outsideTopic" | "chatTopic" | "chatRole"
  >;
  /** Whether the app's address is checked from outside. */
  readonly outsideCheck: boolean;
  /**
   * ARN of the customer's key that encrypts the topics of the stack's region; undefined for no encryption, because
   * CloudWatch and EventBridge cannot use AWS's own key. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  readonly keyArn?: pulumi.Input<string>;
}

/** The warning for a stack without recipients. It names the setting that adds one. */
export function nobodyIsTold(stack: string): string {
  return (
    "Nobody gets a message if the app is down: " +
    `pulumi config set --path monitoring.alarmEmail team@example.com --stack ${stack}`
  );
}

/**
 * The topics, one for messages that can wait and one for messages that cannot, and their recipients. Makes nothing if
 * there are no recipients. A chat channel has a topic of its own for events, because it drops text that AWS has not
 * written. https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html
 */
export class Notifications extends pulumi.ComponentResource {
  /** The topics, resolved after AWS's services may publish to them. */
  public readonly audience: Audience;

  constructor(name: string, args: NotificationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:Notifications", name, {}, opts);
    const told = tellsSomebody(args.recipients);
    if (!told && args.expected) void pulumi.log.warn(nobodyIsTold(args.stack), this);
    this.audience = told ? this.tell(name, args) : nobody;
    this.registerOutputs({ audience: this.audience });
  }

  private tell(name: string, args: NotificationsArgs): Audience {
    const { recipients, names } = args;
    const { slack, teams } = recipients;
    const warning = this.createTopic(`${name}-alarms`, names.alarmTopic, args);
    for (const email of recipients.emails) {
      this.subscribe(`${name}-alarms-${email}`, { topic: warning }, "email", email);
    }
    const critical = this.createTopic(`${name}-critical`, names.criticalTopic, args);
    this.subscribeToUrgent(`${name}-critical`, { topic: critical }, recipients);
    const outside = args.outsideCheck ? this.tellOutside(`${name}-outside`, critical, args) : [];
    const audience = { warning: [warning], critical: [critical], outside };
    if (!slack && !teams) return { ...audience, chat: [] };
    const chat = this.createTopic(`${name}-chat`, names.chatTopic, args);
    new Channels(
      `${name}-channels`,
      {
        ...args,
        slack,
        teams,
        roleName: names.chatRole,
        configurationName: names.chatTopic,
        topicArns: [...new Set([warning, critical, ...outside, chat])],
      },
      { parent: this },
    );
    return { ...audience, chat: [chat] };
  }

  /**
   * The topic of the alarm of the check from outside. It is in that alarm's region, and the key is not, so it is not
   * encrypted if that is another region. Its recipients are those of `critical`, and confirm once more.
   */
  private tellOutside(
    name: string,
    critical: pulumi.Output<string>,
    args: NotificationsArgs,
  ): readonly pulumi.Output<string>[] {
    if (args.region === checkRegion) return [critical];
    const place = { region: checkRegion };
    const topic = this.createTopic(
      name,
      args.names.outsideTopic,
      { ...args, keyArn: undefined },
      place,
    );
    this.subscribeToUrgent(name, { topic, ...place }, args.recipients);
    return [topic];
  }

  /** The recipients of what cannot wait. */
  private subscribeToUrgent(name: string, place: Place, { emails, urls }: Recipients): void {
    for (const email of emails) this.subscribe(`${name}-${email}`, place, "email", email);
    urls.forEach((url, index) => {
      // A secret, because the address often contains the key of a paging service.
      this.subscribe(`${name}-url-${index + 1}`, place, "https", pulumi.secret(url));
    });
  }

  /** Makes a topic. Its ARN is resolved after the topic has its policy. */
  private createTopic(
    name: string,
    topicName: string,
    { accountId, keyArn }: NotificationsArgs,
    place: Pick<Place, "region"> = {},
  ): pulumi.Output<string> {
    const topic = new sns.Topic(
      name,
      { name: topicName, kmsMasterKeyId: keyArn, ...place },
      { parent: this },
    );
    const policy = new sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: topic.arn,
        policy: pulumi.jsonStringify(topicPolicy(topic.arn, accountId)),
        ...place,
      },
      { parent: this },
    );
    return pulumi.all([topic.arn, policy.id]).apply(([arn]) => arn);
  }

  private subscribe(
    name: string,
    place: Place,
    protocol: "email" | "https",
    endpoint: pulumi.Input<string>,
  ): void {
    new sns.TopicSubscription(name, { ...place, protocol, endpoint }, { parent: this });
  }
}

/** A topic, and its region if it is not the stack's. */
interface Place {
  readonly topic: pulumi.Input<string>;
  readonly region?: string;
}
