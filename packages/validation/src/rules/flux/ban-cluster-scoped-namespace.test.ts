import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banClusterScopedNamespace } from './ban-cluster-scoped-namespace.ts'

const volume = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'books' },
  spec: {
    capacity: { storage: '1Ti' },
    accessModes: ['ReadWriteMany'],
    storageClassName: 'nas',
    nfs: { server: '192.0.2.7', path: '/books' },
  },
}

testRule(banClusterScopedNamespace, {
  valid: [{ name: 'an object of a kind without a namespace', changes: own(volume) }],
  invalid: [
    {
      name: 'a role of the cluster in a namespace',
      changes: [set('spoke ClusterRole kube-state-metrics', ['metadata', 'namespace'], 'monitoring')],
    },
    {
      name: 'a volume in a namespace',
      changes: own({ ...volume, metadata: { name: 'books', namespace: 'personal-services' } }),
    },
  ],
})
