import type { Group } from './aggregate.ts'
import { vector, type Line, type Vector } from './value.ts'

/** The highest or lowest values of each group at each time; the lines keep their own labels. */
export const ranked = (groups: readonly Group[], counts: readonly number[], isLowest: boolean): Vector =>
  vector(groups.flatMap(({ lines }) => rankedIn(lines, counts, isLowest)))

const rankedIn = (lines: readonly Line[], counts: readonly number[], isLowest: boolean): Line[] => {
  const chosen = lines.map((): (number | undefined)[] => counts.map(() => undefined))
  for (const [step, count] of counts.entries())
    for (const index of placesAt(lines, step, isLowest).slice(0, Math.max(0, Math.trunc(count)))) {
      const column = chosen[index]
      if (column) column[step] = lines[index]?.values[step]
    }
  const kept = lines
    .map(({ labels }, index) => ({ labels, values: chosen[index] ?? [] }))
    .filter(({ values }) => values.some((value) => value !== undefined))
  // An instant query shows them by rank.
  return counts.length === 1 ? placesAt(kept, 0, isLowest).flatMap((index) => kept[index] ?? []) : kept
}

/** The places of the lines that have a value at a time, by that value; NaN is last. */
const placesAt = (lines: readonly Line[], step: number, isLowest: boolean): number[] => {
  const value = (index: number): number => lines[index]?.values[step] ?? NaN
  return [...lines.keys()]
    .filter((index) => lines[index]?.values[step] !== undefined)
    .toSorted((a, b) => {
      if (Number.isNaN(value(a)) || Number.isNaN(value(b)))
        return Number(Number.isNaN(value(a))) - Number(Number.isNaN(value(b)))
      return isLowest ? value(a) - value(b) : value(b) - value(a)
    })
}
