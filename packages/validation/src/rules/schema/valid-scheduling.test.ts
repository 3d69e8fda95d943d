import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validScheduling } from './valid-scheduling.ts'

const field = (key: string, value: unknown) => [
  set('hub Deployment cloudflared', ['spec', 'template', 'spec', key], value),
]

testRule(validScheduling, {
  invalid: [
    {
      name: 'a typo in the label of a node',
      changes: field('nodeSelector', { 'kubernetes.io/hostnam': 'beelink' }),
    },
    {
      name: 'a selector of Windows nodes',
      changes: field('nodeSelector', { 'kubernetes.io/os': 'windows' }),
    },
    { name: 'a pod that is bound to a node', changes: field('nodeName', 'beelink') },
    { name: 'a missing scheduler', changes: field('schedulerName', 'volcano') },
    { name: 'a missing runtime', changes: field('runtimeClassName', 'gvisor') },
  ],
})
