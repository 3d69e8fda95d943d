import type { DataQueryRequest, DataQueryResponse } from '@grafana/data'
import type { DataQuery } from '@grafana/schema'

interface Written extends DataQuery {
  readonly expr?: string
}

/** The queries of a panel that are shown and not empty. */
export const askedIn = <Query extends Written>({ targets }: DataQueryRequest<Query>): readonly Query[] =>
  targets.filter(({ hide, expr = '' }) => hide !== true && expr !== '')

/** What each query gives, and of those that fail the reasons: the others are drawn all the same. */
export const settled = async <Answer>(
  answers: readonly Promise<Answer>[],
): Promise<{ readonly answered: readonly Answer[]; readonly errors: DataQueryResponse['errors'] }> => {
  const outcomes = await Promise.allSettled(answers)
  return {
    answered: outcomes.filter((one) => one.status === 'fulfilled').map(({ value }) => value),
    errors: outcomes
      .filter((one) => one.status === 'rejected')
      .map(({ reason }) => ({ message: reason instanceof Error ? reason.message : String(reason) })),
  }
}
