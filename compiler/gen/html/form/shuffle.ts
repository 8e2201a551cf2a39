import type { Item, Option } from "./ir";
import { statement } from "./origin";
import { bears, type Program } from "./program";
import { isBlank, type Answers } from "./record";

/** Where a record carries what decides the order of shuffled options, where that is not its `_id`. */
export const seedKey = "_seed";

/** What a record's orders are decided by; undefined where it says nothing. */
export function seedOf(program: Program, answers: Answers): string | undefined {
  for (const key of [seedKey, "_id"]) {
    const raw = answers.get(key);
    if (!bears(program, key) && !isBlank(raw)) return statement(raw);
  }
  return undefined;
}

/** The options of an item in the order in which a record of the seed shows them. */
export function shown(item: Item, seed: string | undefined): Option[] {
  const options = item.domain.options ?? [];
  const codes = item.shuffle ?? [];
  if (seed === undefined) return options;
  const changing = shuffled(codes.length, seed, item.id).map((at) => options.find(({ code }) => code === codes[at]));
  const offered = changing.filter((option): option is Option => option !== undefined);
  return offered.concat(options.filter(({ code }) => !codes.includes(code)));
}

/** An order of n things; package compiler/value says which. */
function shuffled(n: number, seed: string, item: string): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  const next = sequence(`${seed}\0${item}`);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((next() * (i + 1)) / 2 ** 32); // under 2^53 for any n that is
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** The numbers of SplitMix32, begun with the 32-bit FNV-1a hash of a text. */
function sequence(text: string): () => number {
  let state = 2166136261;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 16777619);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}
