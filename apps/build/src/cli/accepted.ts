import { refuseUnknown } from './refuse-unknown.ts'
import { UsageError } from './usage-error.ts'

/**
 * Refuses what no finding names after `--accept`. A change that is not found is none: a build that has written it goes on.
 * @throws UsageError
 */
export const refuseUnknownChanges = async (changes: readonly string[]): Promise<void> => {
  if (changes.length === 0) return
  const { RULE_DOCS } = await import('@fleet/validation')
  const known = RULE_DOCS.filter(({ category }) => category === 'changes').map(({ id }) => id)
  for (const change of changes) {
    const [rule = '', object = ''] = change.split(':')
    refuseUnknown('no rule about changes is named', [rule], known)
    if (object === '')
      throw new UsageError(
        `--accept ${change} names no object`,
        'copy what the finding names: RULE:CLUSTER/KIND/NAMESPACE/NAME',
      )
  }
}
