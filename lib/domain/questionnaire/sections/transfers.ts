import { question as q, type SectionStructure } from "../question";

const scc = { question: "tool", is: ["scc", "bcr"] } as const;

export const transfersSection = {
  id: "transfers",
  questions: {},
  lists: {
    transferTools: {
      prefix: "tt",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 44", ["transfers", "key:location.items[]"]),
        importer: q("reference", "GDPR Arts. 44, 46", ["transfers", "gap:no-transfer-tool"], { to: ["processors", "controllers"] }),
        covers: q("choice", "GDPR Art. 44", ["transfers"], { options: ["everyCountry", "theseCountries"] }),
        countries: q("countries", "GDPR Art. 44", ["transfers"], { visibleWhen: { question: "covers", is: ["theseCountries"] } }),
        tool: q("choice", "GDPR Arts. 45, 46, 49", ["transfers", "gap:no-transfer-tool", "edpb:2.3.c"], {
          options: ["adequacy", "dpf", "scc", "bcr", "art49", "none"],
        }),
        sccModule: q("choice", "Decision (EU) 2021/914", ["transfers"], {
          options: ["1", "2", "3", "4"],
          visibleWhen: { question: "tool", is: ["scc"] },
        }),
        dpfListedOn: q("date", "Decision (EU) 2023/1795", ["transfers"], { visibleWhen: { question: "tool", is: ["dpf"] } }),
        art49Ground: q("choice", "GDPR Art. 49(1)", ["transfers"], {
          options: [
            "explicitConsent",
            "contractWithSubject",
            "contractInInterest",
            "publicInterest",
            "legalClaims",
            "vitalInterests",
            "publicRegister",
            "compellingInterests",
          ],
          visibleWhen: { question: "tool", is: ["art49"] },
        }),
        tiaTransfer: q("longText", "EDPB Recommendations 01/2020, step 1", ["transfers", "edpb:2.3.c"], { visibleWhen: scc }),
        tiaTool: q("longText", "EDPB Recommendations 01/2020, step 2", ["transfers"], { visibleWhen: scc }),
        tiaLaw: q("longText", "EDPB Recommendations 01/2020, step 3", ["transfers"], { visibleWhen: scc }),
        tiaSupplementary: q("longText", "EDPB Recommendations 01/2020, step 4", ["transfers", "key:location.items[]"], {
          visibleWhen: scc,
        }),
        tiaProcedure: q("longText", "EDPB Recommendations 01/2020, step 5", ["transfers"], { visibleWhen: scc }),
        tiaReview: q("longText", "EDPB Recommendations 01/2020, step 6", ["transfers"], { visibleWhen: scc }),
        tiaConclusion: q("choice", "EDPB Recommendations 01/2020; C-311/18", ["transfers", "risk:third-country-routing"], {
          options: ["effective", "needsSupplementary", "noReasonToBelieve", "notEffective", "notDone"],
          visibleWhen: scc,
        }),
        tiaDate: q("date", "EDPB Recommendations 01/2020, step 6", ["transfers"], { visibleWhen: scc }),
        fallback: q("longText", "GDPR Arts. 45(5), 46", ["transfers"], { visibleWhen: { question: "tool", is: ["adequacy", "dpf"] } }),
      },
    },
  },
} as const satisfies SectionStructure;
