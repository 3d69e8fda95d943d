import { EvaluationError } from './context.ts'
import { signature } from './labels.ts'
import { vector, type Line, type Vector } from './value.ts'

/** One line for all with the same labels, of which at most one may have a value at any time. */
export const distinct = (
  { lines }: Vector,
  refusal = 'vector cannot contain metrics with the same labelset',
): Vector => {
  const byLabels = Map.groupBy(lines, ({ labels }) => signature(labels))
  if (byLabels.size === lines.length) return vector(lines)
  return vector([...byLabels.values()].map((same) => together(same, refusal)))
}

const together = (lines: readonly Line[], refusal: string): Line => {
  const [first, ...others] = lines
  if (!first) throw new EvaluationError('expected a series')
  const values = first.values.map((value, step) => {
    const found = [value, ...others.map((line) => line.values[step])].filter((one) => one !== undefined)
    if (found.length > 1) throw new EvaluationError(refusal)
    return found[0]
  })
  return { labels: first.labels, values }
}
