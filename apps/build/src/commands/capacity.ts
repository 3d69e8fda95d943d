import type { ExitCode } from '../cli/exit-code.ts'
import { EXIT } from '../cli/exit-code.ts'
import { INVENTORY } from '../cli/program.ts'
import { command, type Context } from './command.ts'
import { JSON_RESULT } from './options.ts'

/** A request to say what the stores of the fleet have and need. */
export interface CapacityRequest {
  readonly inventory?: string
  readonly json: boolean
}

export const capacity = command({
  name: 'capacity',
  about:
    'print what each store of the fleet has, what the stated load needs, and how many clusters it suffices for; write nothing',
  options: {
    inventory: {
      type: 'string',
      value: 'FILE',
      about: `a module that exports \`fleet\`, in place of ${INVENTORY}`,
    },
    json: JSON_RESULT,
  },
  examples: [
    ['', 'the table, and what it assumes'],
    ['--json', 'for other programs'],
  ],
  read: ({ inventory, json = false }): CapacityRequest => ({
    ...(inventory !== undefined && { inventory }),
    json,
  }),
  run: (request, context) => runCapacity(request, context),
})

export const runCapacity = async (
  { inventory, json }: CapacityRequest,
  { home }: Context,
): Promise<ExitCode> => {
  const { validFleet } = await import('../inventory/valid-fleet.ts')
  const { capacityOf } = await import('@fleet/model')
  const { capacityJson, capacityText } = await import('../report/capacity/index.ts')
  const computed = capacityOf(await validFleet(inventory, home))
  process.stdout.write(json ? capacityJson(computed) : capacityText(computed))
  return EXIT.ok
}
