// Days are numbers, counted from 1970-01-01. The built-in Date is not used: it
// reads the years 0–99 as 1900–1999 and knows time zones.

/** The day number of a real calendar day written exactly YYYY-MM-DD, or undefined. */
export function parseDate(text: string): number | undefined {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const real = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
  return real ? dayNumber(year, month, day) : undefined;
}

/**
 * A date as its day number. A time, and a date with a time, as it is written: so they compare exactly, and in the order
 * of time. Undefined when it is none.
 */
export function parseMoment(text: string, format: string | undefined): number | string | undefined {
  switch (format) {
    case "time":
      return isTime(text) ? text : undefined;
    case "datetime":
      return text[10] === "T" && parseDate(text.slice(0, 10)) !== undefined && isTime(text.slice(11)) ? text : undefined;
  }
  return parseDate(text);
}

function isTime(text: string): boolean {
  return /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);
}

/** A day number as YYYY-MM-DD. */
export function formatDate(day: number): string {
  const year = yearOf(day);
  let left = day - dayNumber(year, 1, 1);
  let month = 1;
  for (; left >= monthLength(year, month); month++) left -= monthLength(year, month);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(left + 1, 2)}`;
}

function padded(n: number, width: number): string {
  return String(n).padStart(width, "0");
}

/** The calendar year of a day number. */
export function yearOf(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  if (day < dayNumber(year, 1, 1)) year--;
  if (day >= dayNumber(year + 1, 1, 1)) year++;
  return year;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let m = 1; m < month; m++) days += monthLength(year, m);
  return days + day - 1 - 719162; // 719162 days from 0001-01-01 to 1970-01-01
}
