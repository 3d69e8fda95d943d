import { UsageError } from '../cli/usage-error.ts'
import { runCapacity, type CapacityRequest } from './capacity.ts'
import { command, type Values } from './command.ts'
import { readRequest, runGeneration, TREE_OPTIONS, type Request } from './generation.ts'

const BUILD_OPTIONS = {
  ...TREE_OPTIONS,
  capacity: {
    type: 'boolean',
    about: 'write nothing, and print what each store has and needs, as the command `capacity` does',
  },
} as const

export const build = command({
  name: 'build',
  about: 'write the trees that the inventory describes, and remove what they no longer hold',
  options: BUILD_OPTIONS,
  examples: [
    ['', 'every tree, into the folder that the inventory states'],
    ['--cluster homelab', 'one tree'],
    ['--capacity', 'no tree: what the stores have, and what the fleet needs'],
  ],
  read: ({ capacity = false, ...values }): Request | CapacityRequest =>
    capacity ? readCapacityRequest(values) : readRequest('build', values),
  run: (request, context) =>
    'command' in request ? runGeneration(request, context) : runCapacity(request, context),
})

/** @throws UsageError for an option about trees */
const readCapacityRequest = ({
  inventory,
  json = false,
  ...ofTrees
}: Values<typeof TREE_OPTIONS>): CapacityRequest => {
  const [option] = Object.keys(ofTrees)
  if (option !== undefined)
    throw new UsageError(`--capacity writes no tree, and takes no --${option}`, 'leave one of them out')
  return { ...(inventory !== undefined && { inventory }), json }
}
