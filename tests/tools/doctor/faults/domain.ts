import { issued, withDomain, type Fault } from "./fault";

/** The certificate and the name. */
export const domain: readonly Fault[] = [
  {
    fault: "a certificate that is not issued",
    answers: issued({ Status: "PENDING_VALIDATION" }),
    lines: withDomain,
    says: /fail {2}domain +the certificate is PENDING_VALIDATION/,
    code: 1,
  },
  {
    fault: "a certificate for another name",
    answers: issued({ SubjectAlternativeNames: ["*.app.example.com", "example.com"] }),
    lines: withDomain,
    says: /fail {2}domain +the certificate is for \*\.app\.example\.com, example\.com, not for app\.example\.com/,
    code: 1,
  },
  {
    fault: "a certificate that ends soon",
    answers: issued({ NotAfter: Date.now() / 1000 + 10.5 * 86_400 }),
    lines: withDomain,
    says: /warn {2}domain +the certificate ends in 10 days/,
    code: 0,
  },
  {
    fault: "a name that DNS does not know",
    answers: issued(),
    lines: withDomain,
    io: { addressesOf: (host) => Promise.resolve(host === "app.example.com" ? [] : ["192.0.2.1"]) },
    says: /fail +DNS knows no address of app\.example\.com dig \+short app\.example\.com/,
    code: 1,
  },
  {
    fault: "a name that leads elsewhere",
    answers: issued(),
    lines: withDomain,
    io: {
      addressesOf: (host) =>
        Promise.resolve([host === "app.example.com" ? "192.0.2.9" : "192.0.2.1"]),
    },
    says: /warn +app\.example\.com leads to 192\.0\.2\.9, not to the/,
    code: 0,
  },
];
