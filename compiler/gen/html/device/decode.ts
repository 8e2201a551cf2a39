// Text in whichever encoding Windows programs save it. Package runtime/answers says the same in Go (decode.go).

/** By how many bytes an encoding is told: the first of these in which not all is ASCII. */
const window = 65_536;

/**
 * The text of a file in an encoding, or that which a byte-order mark says, and what stands in it for bytes that the encoding cannot say,
 * if there are any. In GB18030 browsers know more bytes than others do, and read them as characters for private use.
 */
export function decoded(bytes: Uint8Array, encoding: string): [text: string, gap: RegExp | undefined] {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : encoding;
  const gap = marked === "gb18030" ? /[\uFFFD\uE000-\uF8FF]/ : /\uFFFD/;
  return [new TextDecoder(marked).decode(bytes), marked === "utf-8" && isIn(marked, bytes) ? undefined : gap];
}

/** The encoding of a table without a mark: UTF-8 with a few spoilt bytes is UTF-8 still, as only the rows that hold them are unreadable then. */
export function encodingOf(bytes: Uint8Array): string {
  const at = bytes.findIndex((byte) => byte === 0 || byte > 0x7f);
  const start = Math.floor(Math.max(0, at) / window) * window;
  const head = bytes.subarray(start, start + window);
  if (isIn("utf-8", head, true)) return "utf-8";
  const lines = linesOf(head).filter((line) => line.some((byte) => byte === 0 || byte > 0x7f));
  const [spoilt, spoiltOtherwise] = ["utf-8", "gb18030"].map((encoding) => lines.filter((line) => !isIn(encoding, line)).length) as [number, number];
  return spoilt <= spoiltOtherwise || 2 * spoilt < lines.length ? "utf-8" : "gb18030";
}

/** The lines of a stretch of a file; the last may be cut off, and does not count where there are others. */
function linesOf(head: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0, at = 0; at <= head.length; at++) {
    if (at < head.length && head[at] !== 0x0a && head[at] !== 0x0d) continue;
    if (at > start) lines.push(head.subarray(start, at));
    start = at + 1;
  }
  return head.length >= window && lines.length > 1 ? lines.slice(0, -1) : lines;
}

/** Whether bytes are text in an encoding, the last character of which may be cut off. */
function isIn(encoding: string, bytes: Uint8Array, stream = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
