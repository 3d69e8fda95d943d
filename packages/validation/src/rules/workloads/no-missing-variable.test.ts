import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingVariable } from './no-missing-variable.ts'

const AGENT = 'spoke DaemonSet node-exporter'
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

testRule(noMissingVariable, {
  invalid: [
    {
      name: 'an argument with an undefined variable',
      changes: [set(AGENT, [...CONTAINER, 'env', 0, 'name'], 'NODE_ADDRESS')],
    },
    {
      name: 'a variable in the notation of a shell',
      changes: [
        change(AGENT, [...CONTAINER, 'args'], (args: readonly string[]) =>
          args.map((argument) => argument.replace('$(NODE_IP)', '${NODE_IP}')),
        ),
      ],
    },
  ],
})
