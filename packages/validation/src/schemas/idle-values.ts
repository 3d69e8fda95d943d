import type { Path } from '../values/location.ts'
import { valueAt } from '../values/value-at.ts'

/** A value that a chart reads only while another one is false, which is true by default. */
interface IdleValue {
  readonly path: Path
  readonly besides: Path
}

const PERSISTENCE = ['singleBinary', 'persistence']

/** Values that change nothing beside another one, by the chart's name, read in its templates. */
const IDLE_VALUES: Readonly<Record<string, readonly IdleValue[]>> = {
  // templates/_workload.tpl and _pod.tpl ask for one or the other. `enabled` is the switch of singleBinary, this that of its siblings.
  loki: [{ path: [...PERSISTENCE, 'volumeClaimsEnabled'], besides: [...PERSISTENCE, 'enabled'] }],
}

/** The values that a release gives and its chart makes nothing of. */
export const idleValuesIn = (chart: string, values: unknown): readonly IdleValue[] =>
  (IDLE_VALUES[chart] ?? []).filter(
    ({ path, besides }) => typeof valueAt(values, path) === 'boolean' && valueAt(values, besides) !== false,
  )
