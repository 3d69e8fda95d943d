import { HUB_COLLECTOR, SPOKE_AGENT, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireAgentOnEveryNode } from './require-agent-on-every-node.ts'

const POD = ['spec', 'template', 'spec'] as const

testRule(requireAgentOnEveryNode, {
  invalid: [
    {
      name: 'an agent that does not tolerate every taint',
      changes: [unset('spoke DaemonSet node-exporter', [...POD, 'tolerations'])],
    },
    {
      name: 'an agent with the priority of any pod',
      changes: [unset(SPOKE_AGENT, [...POD, 'priorityClassName'])],
    },
    {
      name: 'two agents of a node during a rollout',
      changes: [set(SPOKE_AGENT, ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], 1)],
    },
    {
      name: 'a chart’s agent that does not tolerate every taint',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'tolerations', 0, 'operator'], 'Equal')],
    },
  ],
})
