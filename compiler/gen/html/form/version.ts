import { statement } from "./origin";
import { bears, type Program } from "./program";
import { isBlank, type Answers } from "./record";

/** The version that a record states, else that of the survey; "" for none. */
export function versionOf(program: Program, answers: Answers): string {
  const stated = answers.get("_version");
  if (!bears(program, "_version") && !isBlank(stated)) return statement(stated);
  return program.survey.properties.find(({ key }) => key === "version")?.value ?? "";
}

/** Whether a version is certainly earlier than another; package compiler/value says when. */
export function isEarlier(version: string, other: string): boolean {
  const [a, b] = [runsOf(version), runsOf(other)];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i]!, b[i]!];
    if (!isNumber(x) || !isNumber(y)) {
      if (x !== y) return false;
    } else if (compareDigits(x, y) !== 0) return compareDigits(x, y) < 0;
  }
  return a.length < b.length;
}

/** The runs of digits in a text, and what stands between them. */
function runsOf(text: string): string[] {
  return text.match(/[0-9]+|[^0-9]+/g) ?? [];
}

function isNumber(run: string): boolean {
  return /^[0-9]/.test(run);
}

function compareDigits(x: string, y: string): number {
  const [a, b] = [x.replace(/^0+/, ""), y.replace(/^0+/, "")];
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
