// The form's engine without its page, for programs that check records in JavaScript.
// The bundle defines the global `surveyEngine`.

import { findings as ofRecord, type Finding, type Weighing } from "./findings";
import type { Survey } from "./ir";
import { link, type Program } from "./program";
import { answersOf } from "./record";
import type { Texts } from "./say";

export { link };

/** The findings of one record. Without texts a finding that is no rule's says its code. */
export function findings(survey: Survey | Program, record: unknown, texts: Texts = {}, weighing: Weighing = {}): Finding[] {
  const program = "byId" in survey ? survey : link(survey);
  return ofRecord(program, answersOf(record), texts, weighing);
}
