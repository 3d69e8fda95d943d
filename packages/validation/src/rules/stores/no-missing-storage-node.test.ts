import { expect } from 'vitest'
import { storageNodes } from '../../testing/storage-nodes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingStorageNode } from './no-missing-storage-node.ts'

testRule(noMissingStorageNode, {
  valid: [{ name: 'a query that asks each storage node', changes: storageNodes(2, [0, 1]) }],
  invalid: [
    {
      name: 'a storage node that no query asks',
      changes: storageNodes(3, [0, 1]),
      findings: [{ message: expect.stringContaining('does not ask logs-2') }],
    },
    {
      name: 'a storage node that is not there',
      changes: storageNodes(2, [0, 1, 2]),
      findings: [{ message: expect.stringContaining('makes no pod logs-2') }],
    },
  ],
})
