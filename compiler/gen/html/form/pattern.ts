/** Patterns made ready: an item's is asked for again at every walk. */
const compiled = new Map<string, RegExp>();

/** Whether a pattern of the IR is found anywhere in a text. */
export function isFound(pattern: string, text: string): boolean {
  let ready = compiled.get(pattern);
  if (!ready) compiled.set(pattern, (ready = new RegExp(pattern, "u")));
  return ready.test(text);
}
