import { auditEnglish } from "../audit/audit-kinds";
import { controlsEnglish } from "../controls/controls-english";
import { statusProposalsEnglish } from "../controls/status-proposals";
import { dataFlowEnglish } from "../data-flow/data-flow-english";
import { destinationsEnglish } from "../data-flow/destinations";
import { recipientsEnglish } from "../data-flow/recipients-english";
import { retentionEnglish } from "../data-flow/retention";
import { transfersEnglish } from "../data-flow/transfers-english";
import { findingsEnglish } from "../findings";
import { awsImportEnglish } from "../interchange/aws/english";
import { gapsEnglish } from "../legality/gaps";
import { noticeEnglish } from "../notices/notice-kinds";
import { outcomeEnglish } from "../outcome";
import { answerEnglish } from "../questionnaire/answer-words";
import { assessRisksEnglish } from "../risk/assess-risks";
import { levelsEnglish } from "../risk/levels";
import { measuresEnglish } from "../risk/measures";
import { methodEnglish } from "../risk/method-english";
import { worksheetEnglish } from "../risk/rate-by-worksheet";
import { riskRuleEnglish } from "../risk/rules";
import { nationalListsEnglish } from "../screening/national-lists";
import { screeningEnglish } from "../screening/screen";
import { whatIfEnglish } from "../what-if/what-if-english";

/** Every ICU message by its key; the keys of a file start with its name: `risk.third-country-routing.raised`. */
export const englishMessages: Readonly<Record<string, string>> = {
  ...dataFlowEnglish,
  ...recipientsEnglish,
  ...transfersEnglish,
  ...destinationsEnglish,
  ...retentionEnglish,
  ...findingsEnglish,
  ...gapsEnglish,
  ...outcomeEnglish,
  ...answerEnglish,
  ...assessRisksEnglish,
  ...levelsEnglish,
  ...measuresEnglish,
  ...methodEnglish,
  ...worksheetEnglish,
  ...riskRuleEnglish,
  ...screeningEnglish,
  ...nationalListsEnglish,
  ...whatIfEnglish,
  ...controlsEnglish,
  ...statusProposalsEnglish,
  ...awsImportEnglish,
  ...noticeEnglish,
  ...auditEnglish,
};
