import { describe, expect, it } from 'vitest'
import { findingsInOwn } from '../../testing/own-tree.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingPriorityClass } from './no-missing-priority-class.ts'

const CLASS = ['spec', 'template', 'spec', 'priorityClassName'] as const

testRule(noMissingPriorityClass, {
  invalid: [
    { name: 'a missing priority class', changes: [set('spoke Deployment n8n', CLASS, 'node-critical')] },
  ],
})

describe('no-missing-priority-class', () => {
  it('knows the classes of the tree', async () => {
    const found = await findingsInOwn(`apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 900
---
apiVersion: batch/v1
kind: Job
metadata: {name: backup, namespace: default}
spec:
  template:
    spec:
      priorityClassName: high
      restartPolicy: Never
      containers: [{name: backup, image: example/backup}]
`)
    expect(found.map(({ rule }) => rule)).not.toContain('no-missing-priority-class')
  })
})
