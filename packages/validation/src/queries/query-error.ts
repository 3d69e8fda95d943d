/** What is wrong in a query, and at which character, from 0. */
export interface QueryError {
  readonly offset: number
  readonly message: string
}

/** Ends the reading of a query at the first place that is not in its grammar. */
export class QuerySyntaxError extends Error implements QueryError {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** What a text has where no token of its language begins. */
export const unreadable = (text: string, offset: number): QuerySyntaxError => {
  const sign = text.charAt(offset)
  const isQuote = /["'`]/.test(sign)
  return new QuerySyntaxError(
    offset,
    isQuote ? `the text after ${sign} never ends` : `${sign} means nothing here`,
  )
}
