import { command } from './command.ts'
import { readRequest, runGeneration, TREE_OPTIONS } from './generation.ts'

export const build = command({
  name: 'build',
  about: 'write the trees that the inventory describes, and remove what they no longer hold',
  options: TREE_OPTIONS,
  examples: [
    ['', 'every tree, into the folder that the inventory states'],
    ['--cluster homelab', 'one tree'],
  ],
  read: (values) => readRequest('build', values),
  run: runGeneration,
})
