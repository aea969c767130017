import { join } from "node:path";
import { database, disconnect } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { exampleContent } from "@/lib/domain/assessment/example";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { makeSignInLink } from "@/lib/services/accounts/sign-in-links";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { addToShelf } from "@/lib/services/shelf/shelf";
import { createScenario } from "@/lib/services/what-if/scenarios";
import { joinDatabaseOf, newAssessments } from "../bench/people";
import type { Places } from "../support/api-cases";
import type { BuiltServer } from "../support/built-server";
import { again, newOrganisation, newPerson } from "../support/people";
import { cookieOf } from "../support/signed-in";
import { freshItems, placesIn } from "../support/stage";
import type { Furnished, House } from "./furnished";

const [data = "", address = ""] = process.argv.slice(2);
const server = { address, origin: address } as BuiltServer;

async function furnish(): Promise<Furnished> {
  await joinDatabaseOf({ data, address } as Parameters<typeof joinDatabaseOf>[0]);
  const [bareId, emptyId, fullId] = [
    await newOrganisation("Bare House"),
    await newOrganisation("Empty House"),
    await newOrganisation("Full House"),
  ];
  const { personId } = await newPerson(fullId, [...roles], "Ada of Every Role");
  for (const organisationId of [bareId, emptyId])
    await inOrganisation(organisationId, (transaction) =>
      transaction.membership.create({ data: { organisationId, personId, roles: [...roles] } }),
    );
  const person = await again({ personId });
  const cookie = await cookieOf(server, person);
  for (const role of roles) await newPerson(fullId, [role as Role], `Somebody, ${role}`);

  const { assessmentId: emptyAssessment } = await createAssessment(person, emptyId, { name: "Nothing in it" });
  const [assessmentId = "", copyId = ""] = await newAssessments(fullId, exampleContent, 4);
  const items = await freshItems(fullId, assessmentId, person);
  const { result } = await getAssessment(person, fullId, assessmentId);
  const raised = result.risks.find((risk) => risk.state === "raised");
  const open = (await getAssessment(person, emptyId, emptyAssessment)).result.risks.find((risk) => risk.state === "undetermined");
  const places: Places = { ...(await placesIn(fullId, person)), ...items, assessmentId, personId };
  await createScenario(person, fullId, assessmentId, {
    name: "",
    parts: [{ ready: "keepsNothing" }, { ready: "geographicProfile" }],
    own: [],
  });
  await keepSnapshot(person, fullId, assessmentId, { reason: "Before the review" });

  const { entryId } = await addToShelf(person, fullId, {
    kind: "processors",
    answers: { name: { value: "Quillbase Vector Cloud, Inc." } },
  });

  const reader = await newPerson(fullId, ["reader"], "Rae Reader");
  const nobody = await newPerson(bareId, ["reader"], "Nora Nowhere");
  await inOrganisation(bareId, (transaction) => transaction.membership.deleteMany({ where: { personId: nobody.personId } }));
  const invited = await newPerson(fullId, ["reader"], "Ivo Invited");
  const invitation = await database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "invitation", personId: invited.personId, organisationId: fullId, createdBy: null }),
  );
  const { superuserUrl } = await startPostgres({ directory: join(data, "postgres") });
  const house = (organisationId: string, more: Readonly<Record<string, string>> = {}): House => ({ organisationId, ...more });
  return {
    bare: house(bareId, { register: "risks", entryId: "sh-none0000", personId }),
    empty: house(emptyId, { assessmentId: emptyAssessment, riskId: open?.id ?? "" }),
    full: house(fullId, { ...places, riskId: raised?.id ?? "", copyId, entryId }),
    everyRole: cookie,
    reader: await cookieOf(server, reader),
    nobody: await cookieOf(server, nobody),
    invitation,
    displaces: baseRegister.facts[0]?.id ?? "",
    superuserUrl: superuserUrl("groundwork"),
  };
}

process.stdout.write(JSON.stringify(await furnish()));
await disconnect();
