/** A file that is not taken in, and why: a text of the catalogue and what it says besides the name of the file. */
export class Refused extends Error {
  readonly args: string[];

  constructor(
    readonly code: string,
    ...args: string[]
  ) {
    super(code);
    this.args = args;
  }
}
