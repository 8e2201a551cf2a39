// What a person types where a number is wanted: full-width digits are common with a
// Chinese input method.

/** The number that a text writes; the trimmed text when it writes none; undefined when it is empty. */
export function readNumber(typed: string): number | string | undefined {
  const text = foldWidth(typed).trim();
  if (text === "") return undefined;
  const value = isNumeral(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value + 0 : text;
}

function isNumeral(text: string): boolean {
  return /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(text);
}

function foldWidth(text: string): string {
  const narrow = text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  return narrow.replace(/[\u2212\u2013\u2014]/g, "-");
}
