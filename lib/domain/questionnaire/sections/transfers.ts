import { question as q, type SectionStructure, type SectionTexts } from "../question";

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

export const transfersEnglish = {
  title: "Transfers to other countries",
  intro: "Which transfers take place is computed from systems, routing, stores and parties. Here you say what makes each of them lawful.",
  questions: {},
  lists: {
    transferTools: {
      title: "Legal tools for transfers",
      one: "transfer tool",
      intro: "One record for each importer and tool. A transfer without a record here shows as a gap.",
      questions: {
        name: {
          label: "What do you call it?",
          why: "The list of transfers names the tool that covers each of them.",
          examples: ["Standard clauses with the index operator", "Adequacy decision, support centre in Japan"],
        },
        importer: {
          label: "Who receives the data there? (importer)",
          why: "A tool covers only the party it was agreed with. A sub-processor abroad may need one of its own.",
          examples: ["The cloud provider that holds our account.", "The software house whose support sits in India."],
        },
        covers: {
          label: "Does it cover every country in question, or only some?",
          why: "With global routing the countries are open; a tool for two countries then leaves the rest as a gap.",
          examples: [
            "The clauses bind the importer wherever it processes: choose every country.",
            "An adequacy decision holds for one country: choose only these.",
          ],
          options: { everyCountry: "Every country", theseCountries: "Only these countries" },
        },
        countries: {
          label: "Which countries?",
          why: "Transfers to other countries are not covered by it.",
          examples: ["Japan: one support team.", "United States and Canada, as named in annex I of the clauses."],
        },
        tool: {
          label: "What makes the transfer lawful?",
          why: "Without a tool there is a legality gap that no measure closes. Whether a decision or certificate is in force today stands in the facts register.",
          examples: [
            "Commission clauses are part of the processing annex: choose standard clauses.",
            "Nobody has looked at it: choose none.",
          ],
          options: {
            adequacy: "Adequacy decision for the country (Art. 45)",
            dpf: "Data Privacy Framework listing (US)",
            scc: "Standard contractual clauses (Art. 46)",
            bcr: "Binding corporate rules (Art. 47)",
            art49: "Exception for single cases (Art. 49)",
            none: "Nothing yet",
          },
        },
        sccModule: {
          label: "Which module of the clauses?",
          why: "A wrong module does not cover the roles that the parties really have.",
          examples: [
            "We, as controller, send to the index operator, who works for us: choose 2.",
            "Our European provider passes data to its own sub-provider: choose 3.",
          ],
          options: {
            "1": "1: controller to controller",
            "2": "2: controller to processor",
            "3": "3: processor to processor",
            "4": "4: processor to controller",
          },
        },
        dpfListedOn: {
          label: "When did you last see the importer on the list?",
          why: "A listing can lapse or be withdrawn; without a recent look the transfer counts as incomplete.",
          examples: ["2026-11-12: screenshot filed, human-resources data included.", "2025-12-01: seen at procurement, so look again."],
        },
        art49Ground: {
          label: "Which exception?",
          why: "Exceptions are for occasional cases and read narrowly; daily use of a model hardly ever fits.",
          examples: [
            "A patient taken ill abroad, the clinic there asks for the summary: choose vital interests.",
            "One lawsuit overseas needs three letters: choose legal claims.",
          ],
          options: {
            explicitConsent: "Explicit consent after warning",
            contractWithSubject: "Contract with the person",
            contractInInterest: "Contract in the person's interest",
            publicInterest: "Important public interest",
            legalClaims: "Legal claims",
            vitalInterests: "Vital interests",
            publicRegister: "Public register",
            compellingInterests: "Compelling interests, single case",
          },
        },
        tiaTransfer: {
          label: "Step 1: what is transferred, to whom and onwards? (know your transfer)",
          why: "The assessment of the other country's law starts from this. Onward transfers belong to it.",
          examples: [
            "Prompts with enquiry text, in clear while the model answers, to any Region the profile covers.",
            "Passages of documents, encrypted at rest, one site in Virginia, support from two more.",
          ],
        },
        tiaTool: {
          label: "Step 2: which tool is relied on, and is it the right version?",
          why: "The steps after it ask whether this tool holds in practice; for adequacy they would not be needed.",
          examples: [
            "Clauses of 2021, module 2, part of the provider's processing terms of June 2026.",
            "Group rules approved in 2023, extended to the new subsidiary in May.",
          ],
        },
        tiaLaw: {
          label: "Step 3: what do the laws and practices there allow authorities to do?",
          why: "If they reach further than necessary in a democratic society, the tool alone is not enough.",
          examples: [
            "Counsel's note of October on surveillance powers over cloud providers, with the provider's report on requests received.",
            "The country has no general data protection act; courts may order disclosure without notice.",
          ],
        },
        tiaSupplementary: {
          label: "Step 4: what is added to make up for it? (supplementary measures)",
          why: "Where the provider must see clear text, encryption does not help while the model answers; pseudonyms before the call may.",
          examples: [
            "Names and policy numbers are replaced before the call; the table stays with us.",
            "Contract duty to contest requests and to tell us; no technical measure was found for clear-text inference.",
          ],
        },
        tiaProcedure: {
          label: "Step 5: what formal steps are taken to put that in place?",
          why: "Some additions have to be agreed, others told to the authority. Until done, they do not count.",
          examples: [
            "Amendment signed on 4 May; works council informed.",
            "Masking service goes live on 15 January; until then the global profile stays blocked.",
          ],
        },
        tiaReview: {
          label: "Step 6: when and on what event is it looked at again?",
          why: "Law and terms change; the assessment must follow.",
          examples: [
            "Every October, and when the provider publishes new request figures.",
            "At once when a court or the Commission suspends the decision it leans on.",
          ],
        },
        tiaConclusion: {
          label: "What is the conclusion?",
          why: "Only an effective outcome makes the transfer covered; not done leaves it incomplete, not effective calls for stopping it.",
          examples: [
            "Law there meets the European standard with the tool as it is: choose effective.",
            "The note is still with outside counsel: choose not done.",
          ],
          options: {
            effective: "The tool is effective as it stands",
            needsSupplementary: "Effective with the added measures",
            noReasonToBelieve: "No reason to believe the law is applied to these data",
            notEffective: "Not effective",
            notDone: "Not done yet",
          },
        },
        tiaDate: {
          label: "Of which date is the conclusion?",
          why: "A conclusion older than the last change of terms or law has to be made again.",
          examples: [
            "2026-10-20: signed by counsel and the data protection officer.",
            "2024-03-01: made for the former provider, so a new one is due.",
          ],
        },
        fallback: {
          label: "What will you do if the decision falls?",
          why: "Adequacy decisions have been struck down before, from one day to the next. With no plan the transfer counts as incomplete.",
          examples: [
            "Standard clauses are signed already and take over by clause 12.",
            "We switch to in-Region routing within two days; tested in September.",
          ],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof transfersSection>;
