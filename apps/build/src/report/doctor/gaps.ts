import type { Examination, Obstacle } from '@fleet/doctor'
import { counted } from '../counted.ts'

/** What could not be asked for one reason. */
export interface Gap {
  readonly obstacle: Obstacle
  readonly message: string
  readonly fix: string
  readonly checks: readonly string[]
  /** Where; none where checks of the whole fleet alone are concerned. */
  readonly clusters: readonly string[]
}

/** Groups what could not be asked by its reason: a cluster that cannot be reached is one gap, whatever is asked of it. */
export const gapsOf = ({ unasked }: Pick<Examination, 'unasked'>): readonly Gap[] =>
  [...Map.groupBy(unasked, ({ message, fix }) => `${message}\n${fix}`).values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const { obstacle, message, fix } = first
    return [
      {
        obstacle,
        message,
        fix,
        checks: [...new Set(all.map(({ check }) => check))],
        clusters: [...new Set(all.flatMap(({ cluster }) => cluster ?? []))],
      },
    ]
  })

/** Names of more checks or clusters do not fit on a line. */
const MOST_NAMES = 3

/** `secret-exists in hub, spoke` or `23 checks in hub`. */
export const gapPlaces = ({ checks, clusters }: Gap): string => {
  const what = namesOrCount(checks, 'check')
  return clusters.length === 0 ? what : `${what} in ${namesOrCount(clusters, 'cluster')}`
}

const namesOrCount = (names: readonly string[], noun: string): string =>
  names.length > MOST_NAMES ? counted(names.length, noun) : names.join(', ')
