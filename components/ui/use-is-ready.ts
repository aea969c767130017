"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False in the page as the server sent it, true once React has taken it over. Until then a page takes nothing: what is typed
 * would be gone, and a form would be sent by the browser itself, with its fields in the address.
 */
export const useIsReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
