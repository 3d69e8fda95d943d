/** What was measured at one size. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A value with its error: the real one is within it in 19 of 20 cases, if the line holds so far. */
export interface Estimate {
  readonly value: number
  readonly error: number
}

/** The straight line through measured points. */
export interface Line {
  /** What one more of x adds. */
  readonly slope: Estimate
  readonly intercept: number
  /** The value at a size, which may lie beyond all points. */
  readonly at: (x: number) => Estimate
}

/** Student's t at 97.5 % for 1, 2, 3, … degrees of freedom, by any table of it. */
const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306] as const

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/**
 * Fits a line by least squares, with the errors of ordinary linear regression.
 * @throws for fewer than three points, which have no error
 */
export const fitLine = (points: readonly Point[]): Line => {
  const count = points.length
  const t = student[count - 3]
  if (t === undefined) throw new Error(`a line with its error needs 3 to ${student.length + 2} points`)
  const meanX = sum(points.map(({ x }) => x)) / count
  const meanY = sum(points.map(({ y }) => y)) / count
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2))
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread
  const intercept = meanY - slope * meanX
  const residual = Math.sqrt(sum(points.map(({ x, y }) => (y - intercept - slope * x) ** 2)) / (count - 2))
  return {
    slope: { value: slope, error: (t * residual) / Math.sqrt(spread) },
    intercept,
    at: (x) => ({
      value: intercept + slope * x,
      error: t * residual * Math.sqrt(1 + 1 / count + (x - meanX) ** 2 / spread),
    }),
  }
}
