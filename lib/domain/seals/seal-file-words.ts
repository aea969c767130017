/** Why a file of key and certificate cannot be taken as a seal. */
export type SealFileProblem =
  | { code: "isPem" | "notPkcs12" | "cutOff" | "protectedByKey" | "tooMuchWork" | "tooManyEntries" | "unreadableEntry" }
  | { code: "wrongPassword"; isEmpty: boolean }
  | { code: "unknownEncryption"; algorithm: string }
  | { code: "noKey" | "noCertificate" | "otherKey" | "longChain" }
  | { code: "severalKeys"; names: readonly string[] }
  | { code: "unsuitable"; subjectName: string; problems: readonly string[] };

const rewrite = "openssl pkcs12 -legacy -in OLD.p12 -out all.pem, then openssl pkcs12 -export -in all.pem -out NEW.p12, and delete all.pem";

function said(problem: SealFileProblem): string {
  switch (problem.code) {
    case "isPem":
      return "This is a PEM file. Bring key and certificates into one file: openssl pkcs12 -export -inkey KEY.pem -in CERTIFICATE.pem -certfile ISSUERS.pem -out SEAL.p12";
    case "notPkcs12":
      return "This is not a PKCS#12 file. Choose the file with the ending .p12 or .pfx that holds the certificate and its private key.";
    case "cutOff":
      return "This file is cut off: it is shorter than it says. Copy or download it again.";
    case "protectedByKey":
      return "This file is protected by a certificate and not by a password. Export it anew with a password.";
    case "tooMuchWork":
      return "This file asks for more work to check its password than Groundwork spends (a million rounds). Export it anew with the usual settings.";
    case "tooManyEntries":
      return "This file holds more than 50 keys and certificates. Export the one to seal with alone, with its issuers.";
    case "unreadableEntry":
      return "Something in this file cannot be read: it is damaged, or holds a key or a certificate of a kind that is not known here. Export it anew.";
    case "wrongPassword":
      return problem.isEmpty
        ? "This file is protected by a password. Type the password that it was exported with."
        : "The password does not open this file. Type the password that the file was exported with; it is not the one you sign in with.";
    case "unknownEncryption":
      return `This file is encrypted in a way that Groundwork does not read (${problem.algorithm}). Write it anew with AES: ${rewrite}.`;
    case "noKey":
      return "There is no private key in this file, only certificates. Export the certificate together with its private key.";
    case "severalKeys":
      return `There are ${problem.names.length} private keys in this file (${problem.names.join("; ")}). Export the one to seal with alone.`;
    case "noCertificate":
      return "There is no certificate in this file, only a private key. Export the key together with its certificate and the issuers of that.";
    case "otherKey":
      return "The private key in this file does not belong to any certificate in it. Export the certificate together with its own key.";
    case "longChain":
      return "The certificates in this file are too large to be part of a signature. Export the certificate with its issuers only.";
    case "unsuitable":
      return `The certificate of ${problem.subjectName} cannot seal documents. ${problem.problems.join(" ")}`;
  }
}

/** What is wrong with a file, in one or a few sentences that say what to do. */
export const sealFileWords = (problem: SealFileProblem): string => `${said(problem)} Nothing was changed.`;
