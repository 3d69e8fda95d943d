import { UsageError } from '../cli/usage-error.ts'
import { command, type Values } from './command.ts'
import { TREE_OPTIONS } from './generation.ts'
import { ACCEPT, formatOf, JSON_RESULT } from './options.ts'

const PLAN_FORMATS = ['text', 'markdown', 'json'] as const

/** A request to say what a change does to the running clusters. */
export interface PlanRequest {
  /** With a revision: the folders whose trees are compared; none means the repository's trees. */
  readonly folders: readonly string[]
  /** The clusters that are reported; none means all. */
  readonly clusters: readonly string[]
  /** The Git revision that Flux has applied. Without one, the trees on the disk are compared with the inventory. */
  readonly against?: string
  readonly out?: string
  readonly inventory?: string
  /** The changes that a person means, though they are errors. */
  readonly accepted: readonly string[]
  readonly format: (typeof PLAN_FORMATS)[number]
}

const PLAN_OPTIONS = {
  against: {
    type: 'string',
    value: 'REF',
    about: 'a Git revision that Flux has applied: compare its trees with those on the disk',
  },
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'report only this cluster (repeatable)',
  },
  out: {
    type: 'string',
    value: 'DIR',
    about: 'the folder that holds the trees that a build replaces (by default gitops.path of the repository)',
  },
  inventory: TREE_OPTIONS.inventory,
  accept: ACCEPT,
  format: { type: 'string', value: 'FORMAT', about: `how to print the plan: ${PLAN_FORMATS.join(', ')}` },
  json: JSON_RESULT,
} as const

export const plan = command({
  name: 'plan',
  about:
    'say what a change does to the running clusters: from the trees on the disk to what the inventory gives, or with --against from the trees of a Git revision to those on the disk; write nothing',
  operands: '[DIR…]',
  options: PLAN_OPTIONS,
  examples: [
    ['', 'what the next build would change'],
    ['--against origin/main', 'what a merge would change: Flux applies what is committed'],
    ['a/clusters b/clusters --against HEAD~1', 'of trees in several folders'],
    ['--cluster homelab', 'of one cluster'],
    ['--against origin/main --format markdown', 'for a pull request'],
  ],
  read: (values, folders): PlanRequest => {
    refuseContradictions(values, folders)
    const { accept = [], cluster = [], against, out, inventory } = values
    return {
      folders,
      clusters: cluster,
      accepted: accept,
      ...(against !== undefined && { against }),
      ...(out !== undefined && { out }),
      ...(inventory !== undefined && { inventory }),
      format: formatOf(values, PLAN_FORMATS),
    }
  },
  run: async (request, { home, progress }) => {
    const { performPlan } = await import('../plan/perform-plan.ts')
    const { exitCodeOfPlan } = await import('../plan/plan.ts')
    const { reportPlan } = await import('../report/plan/report-plan.ts')
    const made = await performPlan(request, home, progress)
    progress.clear()
    reportPlan(made)
    return exitCodeOfPlan(made)
  },
})

/** @throws UsageError where it is not certain what is compared with what */
const refuseContradictions = (
  { against, inventory, out }: Values<typeof PLAN_OPTIONS>,
  folders: readonly string[],
): void => {
  const isOfInventory = inventory !== undefined || out !== undefined
  if (against !== undefined && isOfInventory)
    throw new UsageError(
      '--against compares trees on the disk, and takes no --inventory and no --out',
      'name their folder as an operand',
    )
  if (against === undefined && folders.length > 0)
    throw new UsageError(
      'folders are given without --against',
      'name a revision with --against REF, or the folder of the trees with --out DIR',
    )
  if (inventory !== undefined && out === undefined)
    throw new UsageError('--inventory is given without --out', 'name a folder for its trees with --out DIR')
}
