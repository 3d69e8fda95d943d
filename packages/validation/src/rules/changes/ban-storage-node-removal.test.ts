import { expect } from 'vitest'
import { change, set, type Change } from '../../testing/sample-trees.ts'
import { storageNodes } from '../../testing/storage-nodes.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banStorageNodeRemoval } from './ban-storage-node-removal.ts'

const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

const resized = (replicas: number): readonly Change[] => [
  set('hub StatefulSet logs', ['spec', 'replicas'], replicas),
  change('hub Deployment logs-select', ARGS, (args: readonly string[]) =>
    args.map((arg) =>
      arg.startsWith('-storageNode=')
        ? `-storageNode=${Array.from({ length: replicas }, (_, index) => `logs-${index}.logs.monitoring.svc:9428`).join(',')}`
        : arg,
    ),
  ),
]

testChangeRule(banStorageNodeRemoval, {
  valid: [{ name: 'one more storage node', before: storageNodes(3, [0, 1, 2]), changes: resized(4) }],
  invalid: [
    {
      name: 'a storage node that is taken away',
      before: storageNodes(3, [0, 1, 2]),
      changes: resized(2),
      findings: [{ message: expect.stringContaining('logs-2 end') as string }],
    },
  ],
})
