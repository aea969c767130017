import { expect, it } from "vitest";
import { questionCatalogue } from "./question-catalogue";

it("docs/questions.md is the catalogue of today's questions", async () => {
  await expect(questionCatalogue()).toMatchFileSnapshot("../../../docs/questions.md");
});
