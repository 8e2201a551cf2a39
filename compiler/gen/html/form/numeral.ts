// Numbers as people write them.

/**
 * The number that a text writes; the trimmed text when it writes none; undefined when it is empty. Full-width
 * digits are common with a Chinese input method.
 */
export function readNumber(typed: string): number | string | undefined {
  const text = foldWidth(typed).trim();
  if (text === "") return undefined;
  const value = isNumeral(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value + 0 : text;
}

function isNumeral(text: string): boolean {
  return /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text);
}

/** Full-width characters and dashes as the half-width ones that they stand for. */
export function foldWidth(text: string): string {
  return narrow(text).replace(/[\u2212\u2013\u2014]/g, "-");
}

/** Full-width characters as the half-width ones. */
export function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** A number in digits, where JavaScript's own text of it may have an exponent. */
export function decimal(x: number): string {
  const [mantissa, exponent] = String(x).split("e") as [string, string?];
  return exponent === undefined ? mantissa : shifted(mantissa, Number(exponent));
}

/** The digits of a mantissa, of which one stands before the point, with the point moved so many places. */
function shifted(mantissa: string, places: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  if (places < 0) return `${sign}0.${"0".repeat(-places - 1)}${digits}`;
  return sign + digits.padEnd(places + 1, "0");
}
