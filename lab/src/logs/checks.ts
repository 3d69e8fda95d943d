import type { Delivery } from './delivery.ts'
import type { Labels } from './log-store.ts'

/*
 * The checks of logs: functions that list violations. Tests of the committed configuration expect none, and tests of a
 * broken one expect some.
 */

const counted = (count: number, what: string): readonly string[] => (count > 0 ? [`${count} ${what}`] : [])

/** Every line arrives once. @param again the number of allowed copies */
export const lineViolations = (
  { written, lost, twice, sentAgain = 0 }: Delivery,
  again = Infinity,
): readonly string[] => [
  ...counted(lost, `of ${written} lines are lost`),
  ...counted(twice, `of ${written} lines are there twice`),
  ...(sentAgain > again ? counted(sentAgain, `of ${written} lines were sent again`) : []),
]

const inWords = (labels: Labels): string =>
  Object.entries(labels)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')

/** The streams are exactly the wanted ones. */
export const labelViolations = (found: readonly Labels[], wanted: readonly Labels[]): readonly string[] => {
  const there = new Set(found.map(inWords))
  const expected = new Set(wanted.map(inWords))
  return [
    ...[...expected].filter((words) => !there.has(words)).map((words) => `no stream is ${words}`),
    ...[...there].filter((words) => !expected.has(words)).map((words) => `there is a stream ${words}`),
  ]
}

/** A cut line arrives in one piece. @param found the lines with its first words */
export const joinViolations = (found: readonly string[], text: string): readonly string[] =>
  found.length === 1 && found[0] === text
    ? []
    : [
        `a line of ${text.length} characters is there as ${found.map(({ length }) => length).join(', ') || 'none'}`,
      ]
