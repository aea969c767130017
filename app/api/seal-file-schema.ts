import { z } from "zod";
import type { SealFile } from "@/lib/services/signing/uploaded-seals";

/** A file of key and certificates has a few thousand bytes; base64 makes a third more of them. */
const longestFile = 1_400_000;

/** A PKCS#12 file and the password that it was exported with; an empty one is a password too. */
export const sealFileFields = {
  file: z
    .base64()
    .min(1, "Choose the file.")
    .max(longestFile, "This file is larger than 1 MB; a certificate with its key has a few kilobytes."),
  filePassword: z.string().max(1000),
};

export const sealFileOf = ({ file, filePassword }: { file: string; filePassword: string }): SealFile => ({
  bytes: new Uint8Array(Buffer.from(file, "base64")),
  password: filePassword,
});
