import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { noticeGroups } from "@/lib/domain/notices/notice-kinds";
import { digestChoices } from "@/lib/domain/notices/notice-mail";
import { noticePreference, setNoticePreference } from "@/lib/services/notices/mail-notices";

type Params = { organisationId: string };

const schema = z.strictObject({ digest: z.enum(digestChoices), quiet: z.array(z.enum(noticeGroups)).max(noticeGroups.length) });

export const GET = read<Params>(({ person, params }) => noticePreference(person, params.organisationId));

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  setNoticePreference(person, params.organisationId, body),
);
