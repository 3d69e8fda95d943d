import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { isMap } from '../../view/value-at.ts'

/** What somebody may write in the values of a chart. */
export interface ChartValues {
  readonly chart: string
  readonly says: string
  readonly values: unknown
  /** Values without which these have no effect. */
  readonly besides?: unknown
  /** The chart makes the same without them: they are its default, or what reads them is not rendered. */
  readonly isSame?: boolean
}

/** Values that are not taken, and the end of the path at which that is reported. */
export interface WrongValues extends ChartValues {
  readonly at: string
  /** What becomes of them: what is rendered is refused by the program that it is for. */
  readonly helm: 'ignores' | 'refuses' | 'renders'
}

const FIXTURES = join(import.meta.dirname, '../../../fixtures/chart-values')

const rows = (name: string): unknown => load(readFileSync(join(FIXTURES, `${name}.yaml`), 'utf8'))

export const RIGHT_VALUES = rows('right') as readonly ChartValues[]
export const WRONG_VALUES = rows('wrong') as readonly WrongValues[]

/** Values laid over others, as Helm does. */
export const together = (under: unknown, over: unknown): unknown =>
  isMap(under) && isMap(over)
    ? {
        ...under,
        ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, together(under[key], value)])),
      }
    : over
