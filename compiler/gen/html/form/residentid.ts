import { parseDate } from "./date";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = "10X98765432";

/** Whether a text is a resident id number by GB 11643: 18 characters, a real date, the right check digit. */
export function isResidentId(text: string): boolean {
  if (!/^[0-9]{17}[0-9X]$/.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return parseDate(born) !== undefined && text[17] === checkDigit(text);
}

function checkDigit(text: string): string | undefined {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return checks[sum % 11];
}
