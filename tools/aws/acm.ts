import { actions, needs } from "../permissions/types";
import { awsModule, free, none, text, withArn } from "./kind";

const calls = () => import("../calls/types/domain");
const behaviours = () => import("../account/types/domain");

/** Certificates. */
export const acm = awsModule("acm", {
  certificate: {
    label: (inputs) => text(inputs, "domainName"),
    made: (inputs, { arn, id }) => {
      const certificateArn = arn("acm", `certificate/${id("")}`);
      const proof = {
        domainName: inputs["domainName"],
        resourceRecordName: `_${id("")}.${text(inputs, "domainName")}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${id("")}.acm-validations.aws.`,
      };
      return withArn(certificateArn, certificateArn, { domainValidationOptions: [proof] });
    },
    price: free("public certificates are free with a load balancer"),
    controls: ["ACM.2"],
    terraform: "aws_acm_certificate",
    cloudFormation: { type: "AWS::CertificateManager::Certificate" },
    calls: async () => (await calls()).certificate,
    permissions: needs(
      "acm",
      "DescribeCertificate ListTagsForCertificate",
      "UpdateCertificateOptions DeleteCertificate AddTagsToCertificate RemoveTagsFromCertificate",
    ),
    behaves: async () => (await behaviours()).certificate,
  },
  certificateValidation: {
    label: () => "waits for the certificate",
    price: free("waits for AWS, makes nothing"),
    controls: none("it only waits for the certificate"),
    terraform: "aws_acm_certificate_validation",
    cloudFormation: none("waits, and makes nothing"),
    calls: async () => (await calls()).certificateValidation,
    permissions: { reads: actions("acm", "DescribeCertificate"), writes: [] },
    behaves: async () => (await behaviours()).certificateValidation,
  },
});
