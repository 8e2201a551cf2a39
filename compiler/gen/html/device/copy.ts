import { element } from "../form/dom";
import type { Household } from "./household";

/** Hands households out as a file that `surveyc check` reads. */
export function download(households: Household[]): void {
  const first = households[0];
  if (!first) return;
  const name = [first.survey, ...first.places.slice(-1), first.name || first.id, ...(households.length > 1 ? [households.length] : [])].join("-");
  save(name.replace(/[\\/:*?"<>|\s]+/g, "_") + ".jsonl", households.map(({ record }) => JSON.stringify(record) + "\n").join(""));
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  const link = element("a", "");
  link.setAttribute("href", url);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
