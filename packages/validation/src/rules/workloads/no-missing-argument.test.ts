import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingArgument } from './no-missing-argument.ts'

testRule(noMissingArgument, {
  invalid: [
    {
      name: 'a tunnel that updates itself',
      changes: [
        unset('hub Deployment cloudflared', ['spec', 'template', 'spec', 'containers', 0, 'args', 1]),
      ],
    },
    {
      name: 'a chart’s node-exporter that reports the mounts of every container',
      changes: [unset(HUB_STACK, [...VALUES, 'prometheus-node-exporter', 'extraArgs', 0])],
    },
  ],
})
