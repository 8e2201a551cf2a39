import type { Item, Survey } from "./ir";
import { mark } from "./say";

/** A place where a text is said. */
export interface Place {
  /** As Survey.EachText of package compiler/ir names it. */
  name: string;
  /** What it says in the survey's own language. */
  written: string;
  say(text: string): void;
}

/** The places in the survey itself whose texts the script says. */
export function placesOf(survey: Survey): Place[] {
  const rules = survey.rules.map((rule) => place("assert " + rule.name, rule, "message"));
  return rules.concat(...survey.items.map(ofItem));
}

function ofItem(item: Item): Place[] {
  const { domain } = item;
  const options = (domain.options ?? []).map((option) => place(`${item.id} ${mark(option.code)}`, option, "text"));
  if (domain.expects !== undefined) options.push(place(item.id + " pattern", domain as { expects: string }, "expects"));
  return [place(item.id, item, "text"), ...options];
}

function place<K extends string>(name: string, holder: { [key in K]: string }, key: K): Place {
  return { name, written: holder[key], say: (text) => void (holder[key] = text) };
}
