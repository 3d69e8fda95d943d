import { INVENTORY } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command } from './command.ts'
import { JSON_RESULT } from './options.ts'

/** A request about the Secrets that the fleet needs. */
export interface SecretRequest {
  /** The Secret to encrypt, as `CLUSTER/NAMESPACE/NAME`; without one all are listed. */
  readonly secret?: string
  readonly inventory?: string
  /** The folder that holds the trees. */
  readonly out?: string
  readonly json: boolean
}

const ONE = 'CLUSTER/NAMESPACE/NAME'

export const secret = command({
  name: 'secret',
  about: 'list the Secrets that the fleet needs, or encrypt one of them by SOPS into its tree',
  operands: `[${ONE}]`,
  options: {
    inventory: {
      type: 'string',
      value: 'FILE',
      about: `a module that exports \`fleet\`, in place of ${INVENTORY}; needs --out`,
    },
    out: {
      type: 'string',
      value: 'DIR',
      about: 'the folder that holds the trees (by default gitops.path of the repository)',
    },
    json: JSON_RESULT,
  },
  examples: [
    ['', 'every Secret, where it comes from, and whether it is there'],
    ['homelab/monitoring/grafana-admin', 'asks for each value on the terminal, which does not show it'],
    ['homelab/monitoring/grafana-admin < values.json', 'takes {"KEY": "VALUE"}, or lines KEY=VALUE'],
  ],
  read: ({ inventory, out, json = false }, [one, ...others]): SecretRequest => {
    if (others.length > 0) throw new UsageError('several Secrets are named', 'name one')
    if (one !== undefined && json)
      throw new UsageError('--json lists Secrets, and one is named', 'leave out one of them')
    if (inventory !== undefined && out === undefined)
      throw new UsageError(
        '--inventory is given without --out',
        'name the folder of its trees with --out DIR',
      )
    return {
      ...(one !== undefined && { secret: one }),
      ...(inventory !== undefined && { inventory }),
      ...(out !== undefined && { out }),
      json,
    }
  },
  run: async (request, { home }) => {
    const { performSecret } = await import('../secrets/perform-secret.ts')
    return performSecret(request, home)
  },
})
