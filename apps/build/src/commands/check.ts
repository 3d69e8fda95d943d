import { command } from './command.ts'
import { readRequest, runGeneration, TREE_OPTIONS } from './generation.ts'

export const check = command({
  name: 'check',
  about: 'list the files of the trees that differ from the inventory; write nothing',
  options: TREE_OPTIONS,
  examples: [['--json', 'for other programs']],
  read: (values) => readRequest('check', values),
  run: runGeneration,
})
