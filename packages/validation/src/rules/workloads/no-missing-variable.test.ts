import { change, set } from '../../testing/sample-trees.ts'
import { noMissingVariable } from './no-missing-variable.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingVariable, {
  invalid: [
    {
      name: 'an argument of a variable that nobody defines',
      changes: [
        set(
          'spoke DaemonSet node-exporter',
          ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'name'],
          'NODE_ADDRESS',
        ),
      ],
    },
    {
      name: 'a variable in the notation of a shell',
      changes: [
        change(
          'spoke DaemonSet node-exporter',
          ['spec', 'template', 'spec', 'containers', 0, 'args'],
          (args: readonly string[]) => args.map((arg) => arg.replace('$(NODE_IP)', '${NODE_IP}')),
        ),
      ],
    },
  ],
})
