import { MOST_CLUSTERS, type CapacityRow } from '@fleet/model'
import { amount } from './amounts.ts'

/** The titles of the columns of a table of capacity. */
export const COLUMNS = ['Part', 'Limit', 'Has', 'Needs', 'Share', 'Clusters'] as const

/** A row of the table, a text for each column. */
export const cellsOf = ({
  part,
  pods,
  limit,
  unit,
  has,
  needs,
  share,
  clusters,
}: CapacityRow): readonly string[] => [
  pods === 1 ? part : `${pods} × ${part}`,
  limit,
  amount(has, unit),
  amount(needs, unit),
  `${share} %`,
  clusters === undefined ? '' : clusters === MOST_CLUSTERS ? `${clusters}+` : String(clusters),
]
