import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

/** What the next ID token says otherwise than it should. */
export type Forgery = {
  claims?: JWTPayload;
  /** Claims that are left out. */
  without?: readonly string[];
  /** Signed by a key that the provider does not publish, or by none. */
  signedBy?: "unknown" | "none";
  /** The provider sends the browser back with this error. */
  error?: string;
};

type Asked = { nonce: string; challenge: string; maxAge: string | null };

/** An identity provider of the tests on this machine: OpenID Connect with code and PKCE, and a way to lie. */
export class IdentityProvider {
  readonly clientId = "groundwork";
  readonly clientSecret = "a secret of the tests";
  /** What every request asked for, in order. */
  readonly requests: string[] = [];
  /** Whom a browser is taken for that comes to the provider's page. */
  whoIsThere = "somebody";
  private readonly codes = new Map<string, { asked: Asked; subject: string; forgery: Forgery }>();
  private made = 0;

  private constructor(
    private readonly server: Server,
    private readonly keys: Awaited<ReturnType<typeof generateKeyPair>>,
    private readonly otherKeys: Awaited<ReturnType<typeof generateKeyPair>>,
  ) {}

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    const provider = new IdentityProvider(server, await generateKeyPair("RS256"), await generateKeyPair("RS256"));
    server.on("request", (request, response) => {
      const body: Buffer[] = [];
      request.on("data", (part: Buffer) => body.push(part));
      request.on("end", () => {
        const asked = new URL(request.url ?? "/", provider.issuer);
        if (asked.pathname === "/authorize") {
          const back = `${asked.searchParams.get("redirect_uri")}?${provider.signIn(asked.href, provider.whoIsThere)}`;
          response.writeHead(302, { location: back }).end();
          return;
        }
        void provider.reply(request.url ?? "", Buffer.concat(body).toString()).then(({ status, json }) => {
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
        });
      });
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((stopped) => this.server.close(() => stopped()));
  }

  /** What the provider's page does once the person has signed in there: gives the address that the browser is sent back to. */
  signIn(authorizationAddress: string, subject: string, forgery: Forgery = {}): URLSearchParams {
    const asked = new URL(authorizationAddress).searchParams;
    if (forgery.error) return new URLSearchParams({ error: forgery.error, state: asked.get("state") ?? "", iss: this.issuer });
    this.made += 1;
    const code = `code-${this.made}`;
    this.codes.set(code, {
      subject,
      forgery,
      asked: { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "", maxAge: asked.get("max_age") },
    });
    return new URLSearchParams({ code, state: asked.get("state") ?? "", iss: this.issuer });
  }

  private async reply(url: string, body: string): Promise<{ status: number; json: unknown }> {
    this.requests.push(url);
    if (url === "/.well-known/openid-configuration")
      return {
        status: 200,
        json: {
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/authorize`,
          token_endpoint: `${this.issuer}/token`,
          jwks_uri: `${this.issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          authorization_response_iss_parameter_supported: true,
        },
      };
    if (url === "/keys") return { status: 200, json: { keys: [{ ...(await exportJWK(this.keys.publicKey)), alg: "RS256", kid: "1" }] } };
    const given = new URLSearchParams(body);
    const held = this.codes.get(given.get("code") ?? "");
    this.codes.delete(given.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(given.get("code_verifier") ?? "")
      .digest("base64url");
    if (url !== "/token" || !held || held.asked.challenge !== verifier) return { status: 400, json: { error: "invalid_grant" } };
    return {
      status: 200,
      json: { access_token: "an access token", token_type: "Bearer", expires_in: 60, id_token: await this.idToken(held) },
    };
  }

  private async idToken({ asked, subject, forgery }: { asked: Asked; subject: string; forgery: Forgery }): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims: JWTPayload = {
      iss: this.issuer,
      aud: this.clientId,
      sub: subject,
      iat: now,
      exp: now + 300,
      nonce: asked.nonce,
      ...(asked.maxAge === null ? {} : { auth_time: now }),
      email: "ada@example.org",
      ...forgery.claims,
    };
    for (const claim of forgery.without ?? []) delete claims[claim];
    if (forgery.signedBy === "none") return new UnsecuredJWT(claims).encode();
    const { privateKey } = forgery.signedBy === "unknown" ? this.otherKeys : this.keys;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "1" }).sign(privateKey);
  }
}
