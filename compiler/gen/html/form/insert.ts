import { formatDate } from "./date";
import type { Domain } from "./ir";
import type { Value } from "./judge";
import type { Known } from "./known";
import { decimal } from "./numeral";
import { photoName } from "./photo";
import type { LinkedItem, Program } from "./program";

/** Stands in a text for an answer that is not there. */
const noAnswer = "____";

/** A text of the survey with answers put in: for {id} of an item what its answer is in words. */
export function fill(program: Program, known: Known, text: string): string {
  return text.replace(/\{([^{}]*)\}/g, (written, id: string) => {
    const linked = program.byId.get(id);
    return linked ? inWords(program, known, linked) : written;
  });
}

function inWords(program: Program, known: Known, { item, compute }: LinkedItem): string {
  if (compute) return plain(compute(known));
  const value = known.value(item.id);
  return value === undefined ? noAnswer : answerInWords(program, known, item.domain, value);
}

function answerInWords(program: Program, known: Known, domain: Domain, value: Value): string {
  switch (domain.kind) {
    case "choice":
      return optionTexts(program, known, domain, [value as number]);
    case "choices":
      return optionTexts(program, known, domain, value as number[]);
    case "location":
      return (value as number[]).slice(0, 2).map(decimal).join(",");
    case "date":
      return typeof value === "string" ? value : formatDate(value as number);
  }
  return domain.kind === "signature" ? photoName(value as string) : plain(value as number | string);
}

/** The texts of what is marked, in the order of the options or, of a ranking, of the marks. */
function optionTexts(program: Program, known: Known, domain: Domain, codes: number[]): string {
  const marked = (domain.options ?? []).filter(({ code }) => codes.includes(code));
  if (domain.ordered) marked.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
  return marked.map(({ text }) => fill(program, known, text)).join("、");
}

/** A number in digits, a text as it is. */
export function plain(value: number | string | undefined): string {
  if (value === undefined) return noAnswer;
  return typeof value === "number" ? decimal(value) : value;
}
