import type { Survey } from "./ir";

/** A survey whose objects a page has written as lists, as ../fold.go says; any other survey as it is. */
export function unfolded({ shapes, ...folded }: Survey): Survey {
  if (!shapes) return folded;
  const whole = (part: unknown): unknown => {
    if (!Array.isArray(part)) return part;
    const [shape, ...members] = part.map(whole);
    if (shape === 0) return members;
    const [same, ...names] = shapes[(shape as number) - 1]!;
    return Object.assign(Object.fromEntries(names.map((name, i) => [name, members[i]])), same);
  };
  return Object.fromEntries(Object.entries(folded).map(([name, part]) => [name, whole(part)])) as unknown as Survey;
}
