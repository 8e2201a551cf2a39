import { element } from "../form/dom";
import { say, type Texts } from "../form/say";
import type { Household } from "./household";
import type { Choice } from "./notices";

/** Hands households out as a file that `surveyc check` reads. */
export function download(households: Household[]): void {
  const first = households[0];
  if (!first) return;
  const name = [first.survey, ...first.places.slice(-1), first.name || first.id, ...(households.length > 1 ? [households.length] : [])].join("-");
  save(name.replace(/[\\/:*?"<>|\s]+/g, "_") + ".jsonl", linesOf(households.map(({ record }) => record)));
}

/** Records as a file of lines, which `surveyc check` reads. */
export function linesOf(records: Household["record"][]): string {
  return records.map((record) => JSON.stringify(record) + "\n").join("");
}

/** The name of a file of households: the survey, the day and time, and the device. */
export function fileName(survey: string, kind: string): string {
  const now = new Date();
  const digits = [now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes()].map((n) => String(n).padStart(2, "0")).join("");
  return `${survey}-${now.getFullYear()}${digits.slice(0, 4)}-${digits.slice(4)}-${device()}.${kind}`;
}

const made = Math.random().toString(36).slice(2, 6);

/** What tells the files of devices apart. */
export function device(): string {
  try {
    return (localStorage["surveyc-device"] ??= made) as string;
  } catch {
    return made;
  }
}

export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = element("a", "");
  link.setAttribute("href", url);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Other ways to hand a file out: the system's, where there is one, and its text, to be copied. */
export function handOut(texts: Texts, name: string, text: string, place: HTMLElement): Choice[] {
  const file = new File([text], name + ".txt", { type: "text/plain" }); // systems share few types
  const share: Choice = { says: () => say(texts, "device.share"), act: () => void navigator.share({ files: [file] }).catch(() => {}), stays: true };
  const show: Choice = { says: () => say(texts, "device.show-text"), act: () => showText(texts, text, place), stays: true };
  return "canShare" in navigator && navigator.canShare({ files: [file] }) ? [share, show] : [show];
}

function showText(texts: Texts, text: string, place: HTMLElement): void {
  place.querySelector(".copied")?.remove();
  const box = Object.assign(element("textarea", "copied"), { value: text, readOnly: true, rows: 6 });
  box.setAttribute("aria-label", say(texts, "device.show-text"));
  place.append(box);
  box.select();
}
