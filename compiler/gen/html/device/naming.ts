import { find } from "../form/dom";
import type { Item } from "../form/ir";
import { Given } from "../form/given";
import { fill } from "../form/insert";
import type { Page } from "../form/page";
import { answersOf, type Json } from "../form/record";
import { walk } from "../form/route";

/** What a household's own name is asked by, and whose name it is not. */
const own = /户主|户名|姓名|受访|被访|被调查|\bname\b|respondent/i;
const others = /调查员|访问员|填表人|登记人|审核|enumerator|interviewer/i;

/**
 * The items that say which household it is. The first section of a questionnaire begins with where it is: those texts and
 * choices, up to the household's own name, are the same for the next one. Without a name the last of them is what it is called by.
 */
export class Naming {
  /** The items whose answers the next household is given. */
  readonly header: Item[];
  private readonly places: Item[];
  private readonly name: Item | undefined;

  constructor(private readonly page: Page) {
    const items = leading(page);
    const at = items.findIndex(isOwn);
    this.name = items[at < 0 ? items.length - 1 : at];
    this.header = items.slice(0, at < 0 ? 0 : at);
    this.places = at < 0 ? items.slice(0, -1) : this.header;
  }

  /** What the household on the page is called. */
  get called(): Called {
    return this.calls((id) => this.page.inWords(id));
  }

  /** What the household of a record is called. */
  calledIn(record: { [key: string]: Json }): Called {
    return this.calls(wordsIn(this.page, record));
  }

  private calls(inWords: (id: string) => string): Called {
    const places = this.places.map(({ id }) => inWords(id)).filter((words) => words !== "");
    return { name: this.name ? inWords(this.name.id).slice(0, 60) : "", places: places.map((words) => words.slice(0, 60)) };
  }
}

interface Called {
  name: string;
  places: string[];
}

/** What items say of a record that is not on the page. */
export function wordsIn({ program }: Page, record: { [key: string]: Json }): (id: string) => string {
  const { known } = walk(program, new Given(answersOf(record)));
  return (id) => (known.value(id) === undefined ? "" : fill(program, known, `{${id}}`));
}

/** The texts and choices that the first section begins with; dates and numbers among them are the household's. */
function leading({ program }: Page): Item[] {
  const roots = find(document, ".part").querySelectorAll<HTMLElement>("[data-item]");
  const ids = Array.from(roots, (root) => root.dataset["item"]);
  const items = program.items.filter(({ item, compute }) => ids.includes(item.id) && !compute);
  const end = items.findIndex(({ item }) => isOwn(item));
  const kinds = end < 0 ? ["text"] : ["text", "choice"];
  const head = items.slice(0, end < 0 ? 3 : end + 1).map(({ item }) => item);
  return head.filter(({ domain }) => kinds.includes(domain.kind) && domain.format === undefined);
}

function isOwn({ id, text, domain }: Item): boolean {
  if (domain.kind !== "text" || domain.format !== undefined) return false;
  return own.test(`${id.replace(/[_-]/g, " ")} ${text}`) && !others.test(`${id} ${text}`);
}
