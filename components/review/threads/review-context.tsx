"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Place } from "@/lib/domain/review/place";
import type { ReviewRights, ThreadView } from "@/lib/domain/review/thread-view";

export type Review = {
  /** `/api/v1/organisations/…/assessments/…` */
  api: string;
  /** `/o/…/assessments/…` */
  base: string;
  assessmentId: string;
  /** Of whoever is signed in, to sign in again in place. */
  email: string;
  threads: readonly ThreadView[];
  people: readonly { personId: string; name: string }[];
  may: ReviewRights;
  /** What a thread can be hung on, where a page knows all of it. */
  places?: readonly { place: Place; label: string; revision: number }[];
};

const Context = createContext<Review | null>(null);

/** Holds the threads of an assessment for the parts of a page that show them. */
export const ReviewProvider = ({ review, children }: { review: Review; children: ReactNode }) => (
  <Context value={review}>{children}</Context>
);

export function useReview(): Review {
  const review = useContext(Context);
  if (!review) throw new Error("A thread stands outside the page that holds them");
  return review;
}
