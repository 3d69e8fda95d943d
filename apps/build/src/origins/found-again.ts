import type { Finding } from '@fleet/model'
import { validate } from '@fleet/validation'
import type { ClusterTree } from '../tree.ts'

/** How many trees are checked again at most, for all findings together: about a second. */
export const MOST_CHECKED = 16

/** Whether a rule reports the same in other trees. */
export const isFoundIn = async (trees: readonly ClusterTree[], finding: Finding): Promise<boolean> => {
  const { findings } = await validate(trees, { rules: [finding.rule] })
  return findings.some(({ message, object }) => message === finding.message && object === finding.object)
}
