import { question as q, type SectionStructure } from "../question";

export const peopleAndData = {
  id: "people-and-data",
  questions: {},
  lists: {
    dataSubjects: {
      prefix: "ds",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 30(1)(c), 35(7)(a)", ["edpb:1.1.d", "map", "art30:c"]),
        category: q(
          "choice",
          "GDPR recital 75; WP248 criterion 7",
          ["criterion:C7", "risk:vulnerable-people", "risk:employee-monitoring", "criterion:C3"],
          {
            options: [
              "customer",
              "employee",
              "applicant",
              "child",
              "patient",
              "elderly",
              "benefitClaimant",
              "asylumSeeker",
              "student",
              "public",
              "other",
            ],
          },
        ),
        count: q("number", "GDPR recital 91", ["criterion:C5", "key:desc.scope", "edpb:1.1.d"], { unit: "people" }),
        relationship: q("longText", "GDPR recitals 47, 90", ["key:desc.context", "edpb:1.1.d"], { required: false }),
      },
    },
    dataItems: {
      prefix: "di",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(1), 30(1)(c)", ["edpb:1.1.a", "key:data.items[]", "map", "art30:c"]),
        explanation: q("longText", "GDPR Art. 35(7)(a)", ["edpb:1.1.a", "key:data.items[]"], { required: false }),
        dataSubjects: q("references", "GDPR Art. 30(1)(c)", ["map", "key:data.items[]"], { to: ["dataSubjects"] }),
        categories: q(
          "choices",
          "GDPR Arts. 9, 10; WP248 criterion 4",
          [
            "edpb:1.1.a",
            "criterion:C4",
            "risk:special-category-exposure",
            "risk:secrecy-breach",
            "gap:no-art9-condition",
            "gap:no-art10-authority",
          ],
          {
            options: [
              "ordinary",
              "sensitive",
              "art9",
              "art10",
              "nationalId",
              "location",
              "financial",
              "communications",
              "professionalSecret",
            ],
          },
        ),
        art9Types: q("choices", "GDPR Art. 9(1)", ["edpb:1.1.a"], {
          options: [
            "health",
            "racialOrEthnicOrigin",
            "politicalOpinions",
            "religionOrBelief",
            "tradeUnion",
            "genetic",
            "biometric",
            "sexLife",
          ],
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art9Condition: q("choice", "GDPR Art. 9(2)", ["edpb:2.1.b", "key:legal.art9[]", "gap:no-art9-condition"], {
          options: [
            "a-explicitConsent",
            "b-employmentLaw",
            "c-vitalInterests",
            "d-notForProfit",
            "e-madePublic",
            "f-legalClaims",
            "g-publicInterest",
            "h-healthCare",
            "i-publicHealth",
            "j-research",
            "none",
          ],
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art9Justification: q("longText", "GDPR Art. 9(2)", ["edpb:2.1.b", "key:legal.art9[]"], {
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art10Authority: q("choice", "GDPR Art. 10", ["edpb:2.1.b", "gap:no-art10-authority"], {
          options: ["officialAuthority", "authorisedByLaw", "none"],
          visibleWhen: { question: "categories", is: ["art10"] },
        }),
        art10Justification: q("longText", "GDPR Art. 10", ["edpb:2.1.b"], { visibleWhen: { question: "categories", is: ["art10"] } }),
        sources: q("choices", "GDPR Art. 14(2)(f)", ["risk:opaque-processing", "key:data.items[]", "map"], {
          options: ["dataSubject", "thirdParty", "public", "observed", "inferred"],
        }),
        originalPurpose: q("text", "GDPR Arts. 5(1)(b), 6(4)", ["key:data.items[]", "criterion:C6"], { required: false }),
        need: q("longText", "GDPR Art. 5(1)(c)", ["edpb:2.2.a", "key:min.items[]", "annex2:minimisation"]),
        recipientsWhy: q("longText", "GDPR Arts. 5(1)(c), 13(1)(e)", ["edpb:2.2.a", "key:min.items[]"], { required: false }),
        retention: q("duration", "GDPR Art. 5(1)(e)", ["edpb:2.2.a", "key:retention.items[]", "art30:f", "annex2:storageLimitation"]),
        retentionWhy: q("longText", "GDPR Art. 5(1)(e)", ["edpb:2.2.a", "key:retention.items[]"]),
        quality: q("longText", "GDPR Art. 5(1)(d)", ["edpb:2.2.b", "key:quality.items[]"], { mayNotApply: true }),
        qualityWhy: q("longText", "GDPR Art. 5(1)(d)", ["edpb:2.2.b", "key:quality.items[]"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;
