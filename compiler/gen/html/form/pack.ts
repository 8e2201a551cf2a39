import type { Json } from "./record";

/** Data as the page holds it: the shapes of objects, what stands in it more than once, and the whole. See pack.go. */
export type Packed = [string[][], Json[], Json];

export function unpacked<T>([shapes, shared, root]: Packed): T {
  const whole = (node: Json): Json => {
    if (!Array.isArray(node)) return node;
    const [head, ...rest] = node as [number, ...Json[]];
    if (head < 0) return whole(shared[-head - 1]!);
    const parts = rest.map(whole);
    if (head === 0) return parts;
    const object: { [name: string]: Json } = {};
    shapes[head - 1]!.forEach((name, i) => (object[name] = parts[i]!));
    return object;
  };
  return whole(root) as T;
}
