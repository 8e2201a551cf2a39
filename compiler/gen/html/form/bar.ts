// The bar at the foot of the page: how far the form is filled in, and the way to what is left.

import { find, setText } from "./dom";
import type { Finding } from "./findings";
import type { Stop } from "./route";
import { say, type Texts } from "./say";

/** Brings the bar in line with the route and the record's findings. */
export function renderBar(stops: Stop[], found: Finding[], texts: Texts): void {
  const [answered, wanted] = progressOf(stops);
  const progress = find<HTMLProgressElement>(document, "#progress");
  progress.max = Math.max(wanted, 1);
  progress.value = answered;
  setText(find(document, "#progress-text"), say(texts, "page.progress", answered, wanted));
  const next = find<HTMLButtonElement>(document, "#next");
  setText(next, nextText(found, texts));
  next.disabled = nextOf(found) === undefined;
}

/** The finding to see to next: an open item, else one that blocks, else a warning. */
export function nextOf(found: Finding[]): Finding | undefined {
  return found.find(isMissing) ?? found.find(isBlocking) ?? found.find(isWarning);
}

/** How many of the items on the route are answered, of those that count: an optional one does once it is. */
function progressOf(stops: Stop[]): [answered: number, wanted: number] {
  const asked = stops.filter(({ standing, linked }) => standing === "asked" && linked.item.domain.kind !== "rows");
  const wanted = asked.filter(({ linked, judgement }) => !linked.item.optional || judgement.is !== "blank");
  return [wanted.filter(({ judgement }) => judgement.is === "good" || judgement.is === "none").length, wanted.length];
}

/** What is left to do, in short. */
export function nextText(found: Finding[], texts: Texts): string {
  const kinds: [string, (finding: Finding) => boolean][] = [
    ["page.missing", isMissing],
    ["page.blocking", isBlocking],
    ["page.warning", isWarning],
  ];
  for (const [code, is] of kinds) {
    const count = found.filter(is).length;
    if (count > 0) return say(texts, code, count);
  }
  return say(texts, "page.done");
}

/** A finding about the record, not about one of its items: a key that none bears, another survey. */
export function isNote({ code }: Finding): boolean {
  return ["unknown", "survey", "version"].includes(code);
}

function isMissing(finding: Finding): boolean {
  return finding.code === "required";
}

/** A finding that refuses the record, but is not that an answer is missing. */
export function isBlocking(finding: Finding): boolean {
  return finding.severity === "block" && !isMissing(finding);
}

/** What is about no item is no one's to verify: it has a note of its own. What is acknowledged is verified. */
function isWarning(finding: Finding): boolean {
  return finding.severity === "warn" && !isNote(finding) && finding.acknowledged === undefined;
}
