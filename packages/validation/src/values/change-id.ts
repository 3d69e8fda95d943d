import type { Location } from './location.ts'
import { objectName } from './object-name.ts'

/**
 * Names a change as `--accept` takes it: `RULE:CLUSTER/KIND/NAMESPACE/NAME`, and `RULE:CLUSTER` where a whole cluster is meant.
 */
export const changeId = (rule: string, location: Location): string =>
  `${rule}:${objectName(location).replaceAll(' ', '/')}`
