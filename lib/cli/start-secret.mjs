import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** Written whole or not at all: a reader never finds half a secret, whenever the machine stops. */
export function writeSecret(file, secret) {
  const half = `${file}.half`;
  const handle = openSync(half, "w", 0o600);
  try {
    writeSync(handle, secret);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}

const textOf = (file) => (existsSync(file) ? readFileSync(file, "utf8").trim() : null);

/** A secret of the installation, kept in a file that only its owner reads; made where there is none. */
export function kept(file, make) {
  const held = textOf(file);
  if (held !== null) return held;
  const secret = make();
  writeSecret(file, secret);
  return secret;
}

const newSecret = () => randomBytes(32).toString("base64url");
const filesOf = (data) => ({
  secret: path.join(data, "secret"),
  next: path.join(data, "secret.next"),
  previous: path.join(data, "secret.previous"),
});

/**
 * What encrypts and signs, and the secret before it, which is only read with. Given by GROUNDWORK_SECRET and
 * GROUNDWORK_SECRET_PREVIOUS, or kept in the data folder (`isKept`). Where a change of the kept one was cut off, values lie under
 * the one or the other: both are read with, and the new one is in use.
 */
export function installationSecrets(data) {
  const { GROUNDWORK_SECRET: given, GROUNDWORK_SECRET_PREVIOUS: before } = process.env;
  if (given !== undefined) return { secret: given, previous: before || null, isKept: false };
  const files = filesOf(data);
  const next = textOf(files.next);
  const secret = kept(files.secret, newSecret);
  if (next !== null && next !== secret) return { secret: next, previous: secret, isKept: true };
  return { secret, previous: before || textOf(files.previous), isKept: true };
}

/** Puts a new kept secret beside the one in use; it counts once `takeNextSecret` has put it in its place. */
export function writeNextSecret(data) {
  const secret = newSecret();
  writeSecret(filesOf(data).next, secret);
  return secret;
}

/**
 * Puts the new secret in its place and keeps the one before for reading. Does nothing where there is no new one, and can be cut off
 * anywhere and done again. Only whoever claimed the data folder may.
 */
export function takeNextSecret(data) {
  const files = filesOf(data);
  const next = textOf(files.next);
  if (next === null) return;
  const secret = textOf(files.secret);
  if (secret !== null && secret !== next) writeSecret(files.previous, secret);
  writeSecret(files.secret, next);
  rmSync(files.next);
}
