import { own, set, type Draft } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banClassChange } from './ban-class-change.ts'

const storageClass: Draft = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'fast' },
  provisioner: 'rancher.io/local-path',
  volumeBindingMode: 'WaitForFirstConsumer',
}

const priorityClass: Draft = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'high' },
  value: 1000,
}

testChangeRule(banClassChange, {
  valid: [
    {
      name: 'a class that allows its claims to grow',
      before: own(storageClass),
      changes: [set('spoke StorageClass fast', ['allowVolumeExpansion'], true)],
    },
    {
      name: 'what the API server fills in',
      before: own(storageClass),
      changes: [set('spoke StorageClass fast', ['reclaimPolicy'], 'Delete')],
    },
  ],
  invalid: [
    {
      name: 'another reclaimPolicy of a StorageClass',
      before: own(storageClass),
      changes: [set('spoke StorageClass fast', ['reclaimPolicy'], 'Retain')],
    },
    {
      name: 'another value of a PriorityClass',
      before: own(priorityClass),
      changes: [set('spoke PriorityClass high', ['value'], 2000)],
    },
  ],
})
