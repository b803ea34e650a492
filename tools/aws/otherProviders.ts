import { generatedDigest } from "../assumed/generated";
import { needs } from "../permissions/types";
import { free, model, none, text, type Kind } from "./kind";

const nothing = { reads: [], writes: [] } as const;

const notAws = none("not of Pulumi's AWS package");
const outsideAws = {
  controls: notAws,
  terraform: notAws,
  cloudFormation: notAws,
  calls: notAws,
};

/** Resources of providers other than AWS. */
export const otherProviders = {
  /** awsx's provider makes the VPC's parts (`tools/assumed/awsxVpc/`, `tools/account/provider/awsx/`). */
  awsxVpc: {
    type: "awsx:ec2:Vpc",
    label: (inputs) => text(inputs, "cidrBlock"),
    made: () => ({ id: "", outputs: {} }),
    price: model("nat"),
    ...outsideAws,
    /** A component. Its parts have entries of their own. */
    permissions: nothing,
    behaves: none("a component: its parts behave"),
  },
  image: {
    type: "docker:index/image:Image",
    made: (inputs, { id }) => {
      const imageName = text(inputs, "imageName");
      const repository = imageName.slice(0, imageName.lastIndexOf(":"));
      return {
        id: id("image-"),
        outputs: { repoDigest: `${repository}@${generatedDigest(imageName)}` },
      };
    },
    price: free("is built by Pulumi itself"),
    ...outsideAws,
    permissions: needs(
      "ecr",
      "GetAuthorizationToken BatchCheckLayerAvailability BatchGetImage GetDownloadUrlForLayer",
      "InitiateLayerUpload UploadLayerPart CompleteLayerUpload PutImage",
    ),
    behaves: async () => (await import("../account/types/docker")).image,
  },
  randomBytes: {
    type: "random:index/randomBytes:RandomBytes",
    label: (inputs) => `${text(inputs, "length")} bytes`,
    made: (_, { id }) => ({ id: id("random-"), outputs: { base64: id("random-") } }),
    price: free("is kept in the state"),
    ...outsideAws,
    permissions: nothing,
    behaves: async () => (await import("../account/types/random")).randomBytes,
  },
} as const satisfies Readonly<Record<string, Kind>>;
