import { acceptedDifferences, type AcceptedDifference } from './accepted-differences.ts'
import type { Difference } from './compare.ts'

const isLike = (text: string, pattern: string): boolean => {
  const words = pattern.split('*').map((word) => word.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`))
  return new RegExp(`^${words.join('.*')}$`).test(text)
}

/** Whether a row accepts a difference of its chart. */
const accepts = (row: AcceptedDifference, { object, path, is }: Difference): boolean =>
  row.is === is &&
  isLike(object, row.object) &&
  (isLike(path, row.path) || (row.path !== '' && isLike(path, `${row.path}.*`)))

/** The errors in the rows of a chart: differences that no row accepts, and unused rows. */
export const unacceptedOf = (
  chart: string,
  differences: readonly Difference[],
  rows: readonly AcceptedDifference[] = acceptedDifferences,
): readonly string[] => {
  const chartRows = rows.filter((row) => row.chart === chart)
  return [
    ...differences
      .filter((difference) => !chartRows.some((row) => accepts(row, difference)))
      .map(({ object, path, is }) => `${object} ${path} is ${is}`),
    ...chartRows
      .filter((row) => !differences.some((difference) => accepts(row, difference)))
      .map(({ object, path, is }) => `nothing is ${is} any more: ${object} ${path}`),
  ]
}

/** The rows as in the lab's README, without the padding of a formatter. */
export const differencesTable = (): readonly string[] =>
  acceptedDifferences.map(
    ({ chart, object, path, is, why }) =>
      `| ${[chart, `\`${object}\``, path === '' ? 'the object' : `\`${path}\``, is, why].join(' | ')} |`,
  )
