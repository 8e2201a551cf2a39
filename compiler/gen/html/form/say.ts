import type { Count } from "./count";
import type { Domain, Option } from "./ir";
import { decimal } from "./numeral";
import { mostPhoto } from "./photo";

/** The texts of the catalogue, by code. They are formats with indexed verbs: `%[1]s`. */
export type Texts = { [code: string]: string };

/** The text of a code with args put in, as catalogue.Say gives it. A code without a text is said itself. */
export function say(texts: Texts, code: string, ...args: (string | number)[]): string {
  const format = texts[code] ?? code;
  if (args.length === 0) return format;
  return format.replace(/%%|%\[(\d+)\][a-z]/g, (verb, n?: string) => (verb === "%%" ? "%" : String(args[Number(n) - 1])));
}

/** What a finding of the code says of an answer in the domain. */
export function sayFinding(texts: Texts, code: string, domain: Domain): string {
  if (domain.kind === "rows" && (code === "required" || code === "range")) return say(texts, "range.rows", bounds(domain));
  switch (code) {
    case "type":
      return say(texts, code, say(texts, "expect." + expected(domain)));
    case "option":
      return say(texts, code, codeList(domain.options ?? []) || say(texts, "option.none"));
    case "range":
      return sayOutside(texts, domain);
  }
  return say(texts, code);
}

/** What a finding of the code says of a row, of which there are so many. */
export function sayRow(texts: Texts, code: string, { is, number }: Count): string {
  if (code === "type") return say(texts, code, say(texts, "expect.row"));
  return say(texts, code + (code === "skipped" && is === "unknown" ? ".row-most" : ".row"), number);
}

/** An option's code as the paper form prints it. */
export function mark(code: number): string {
  return code >= 1 && code <= 20 ? String.fromCharCode(0x2460 + code - 1) : String(code);
}

/** Whether an id is the number of a question on the paper form; else it is a name, which no person sees. */
export function isNumbered(id: string): boolean {
  return /^[0-9]/.test(id);
}

function expected(domain: Domain): string {
  if (domain.kind === "number" && domain.integer) return "integer";
  if (domain.ordered) return "ranking";
  return (domain.kind !== "text" && domain.format) || domain.kind;
}

function sayOutside(texts: Texts, domain: Domain): string {
  if (domain.format === "photo") return say(texts, "range", say(texts, "range.photo", mostPhoto));
  if (domain.kind === "location") return say(texts, "range", say(texts, "range.location"));
  if (domain.ordered) return say(texts, "range", say(texts, "range.places", bounds(domain)));
  if (domain.kind !== "text") return say(texts, "range", bounds(domain));
  return say(texts, "range.form", formOf(texts, domain).join(say(texts, "list.separator")));
}

/** What is asked of a text. */
function formOf(texts: Texts, domain: Domain): string[] {
  const parts: string[] = [];
  if (domain.min !== undefined || domain.max !== undefined) parts.push(say(texts, "range.characters", bounds(domain)));
  if (domain.format !== undefined) parts.push(say(texts, "form." + domain.format));
  if (domain.expects !== undefined) parts.push(domain.expects);
  return parts;
}

const mostListed = 20;

/** The codes of options, of very many the first: circled ones run together, others stand apart. */
function codeList(options: Option[]): string {
  const marks = options.slice(0, mostListed).map((option) => mark(option.code));
  const between = marks.every((text) => text.length === 1 && text >= "\u2460") ? "" : "、";
  return marks.concat(options.length > mostListed ? "…" : []).join(between);
}

function bounds({ min, max }: Domain): string {
  if (min === undefined) return `≤ ${decimal(max!)}`;
  if (max === undefined) return `≥ ${decimal(min)}`;
  return min === max ? decimal(min) : `${decimal(min)}～${decimal(max)}`;
}
