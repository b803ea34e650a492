import { needs } from "../permissions/types";
import { awsModule, each, free, none, text, withArn } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/secrets");
const behaviours = () => import("../account/types/kms");

/** Keys. https://aws.amazon.com/kms/pricing/ */
export const kms = awsModule("kms", {
  alias: {
    price: free("a name of a key"),
    controls: none("its key is judged"),
    terraform: "aws_kms_alias",
    cloudFormation: { type: "AWS::KMS::Alias", tags: "none" },
    calls: async () => (await calls()).alias,
    permissions: needs("kms", "ListAliases", "UpdateAlias DeleteAlias"),
    behaves: async () => (await behaviours()).keyAlias,
  },
  key: {
    label: (inputs) => text(inputs, "description"),
    made: (_, { arn, id }) => {
      const keyId = id("key-");
      return withArn(keyId, arn("kms", `key/${keyId}`), { keyId });
    },
    price: each({
      key: "keys",
      group: "Security",
      item: "KMS keys",
      unit: "key",
      price: "kmsKey",
      note: {
        if: ({ enableKeyRotation }) => enableKeyRotation === true,
        text: "the first two rotations add as much each",
      },
    }),
    controls: ["KMS.4", "KMS.5"],
    terraform: "aws_kms_key",
    cloudFormation: { type: "AWS::KMS::Key", properties: { Policy: "KeyPolicy" } },
    calls: async () => (await calls()).key,
    permissions: needs(
      "kms",
      "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags",
      `EnableKeyRotation DisableKeyRotation EnableKey DisableKey PutKeyPolicy UpdateKeyDescription ScheduleKeyDeletion ${tags}`,
    ),
    behaves: async () => (await behaviours()).key,
  },
});
