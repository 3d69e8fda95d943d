/** What is wrong in a query, and at which character, from 0. */
export interface Mistake {
  readonly offset: number
  readonly what: string
}

/** Ends the reading of a query at the first place that is not in its grammar. */
export class QuerySyntaxError extends Error implements Mistake {
  readonly offset: number
  readonly what: string

  constructor(offset: number, what: string) {
    super(what)
    this.offset = offset
    this.what = what
  }
}
