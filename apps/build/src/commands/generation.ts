import { exitCodeOf } from '../cli/outcome.ts'
import type { ExitCode } from '../cli/exit-code.ts'
import { INVENTORY } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { Context, Values } from './command.ts'
import { ACCEPT, JSON_RESULT } from './options.ts'

/** A request to the generator. */
export interface Request {
  readonly command: 'build' | 'check'
  /** Clusters by name; none means all. */
  readonly clusters: readonly string[]
  readonly out?: string
  readonly inventory?: string
  /** The changes that a person means, though they are errors. */
  readonly accepted: readonly string[]
  readonly json: boolean
}

/** The options of the commands that generate trees. */
export const TREE_OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    about: 'only this cluster’s tree (repeatable); the whole fleet is still validated',
  },
  out: {
    type: 'string',
    value: 'DIR',
    about: 'the folder that holds the trees (by default gitops.path of the repository)',
  },
  inventory: {
    type: 'string',
    value: 'FILE',
    about: `a module that exports \`fleet\`, in place of ${INVENTORY}; needs --out`,
  },
  accept: ACCEPT,
  json: JSON_RESULT,
} as const

/** @throws UsageError where the trees have no place */
export const readRequest = (
  command: Request['command'],
  { cluster = [], out, inventory, accept = [], json = false }: Values<typeof TREE_OPTIONS>,
): Request => {
  // An inventory of other clusters would remove all of the repository's trees.
  if (inventory !== undefined && out === undefined)
    throw new UsageError('--inventory is given without --out', 'name a folder for its trees with --out DIR')
  return {
    command,
    clusters: cluster,
    ...(out !== undefined && { out }),
    ...(inventory !== undefined && { inventory }),
    accepted: accept,
    json,
  }
}

export const runGeneration = async (request: Request, context: Context): Promise<ExitCode> => {
  const { perform } = await import('../cli/perform.ts')
  const { report } = await import('../report/report.ts')
  const { secretStates } = await import('../secrets/secret-states.ts')
  const outcome = await perform(request, context.home, context.progress)
  const { fleet, out } = outcome
  const secrets = fleet && out !== undefined ? await secretStates(fleet, out) : []
  context.progress.clear()
  report(outcome, secrets, context.seconds())
  return exitCodeOf(outcome)
}
