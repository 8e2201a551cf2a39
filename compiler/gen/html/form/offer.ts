import { linkFormula, type Check } from "./formula";
import type { Domain } from "./ir";
import type { Known } from "./known";

/** Tells whether the option of a code is offered, as far as the answers before are known. */
export type Offer = (code: number, known: Known) => boolean;

const everything: Offer = () => true;

export function linkOffer(domain: Domain, shared: Check[]): Offer {
  if (!domain.hidden) return everything;
  const hides = new Map<number, Check[]>();
  for (const { when, codes } of domain.hidden) {
    const check = linkFormula(when, shared);
    for (const code of codes) hides.set(code, (hides.get(code) ?? []).concat(check));
  }
  return (code, known) => !(hides.get(code) ?? []).some((check) => check(known));
}

/** The domain with the options that are offered. */
export function offered(domain: Domain, offer: Offer, known: Known): Domain {
  if (!domain.hidden) return domain;
  return { ...domain, options: (domain.options ?? []).filter(({ code }) => offer(code, known)) };
}
