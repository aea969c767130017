/** DER as PEM: 64 letters a line. */
export function pemOf(der: Uint8Array, label: "CERTIFICATE" | "X509 CRL"): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
