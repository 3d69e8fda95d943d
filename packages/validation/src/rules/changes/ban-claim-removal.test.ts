import { NEVER_PRUNED, ownClaim, ownWorkload } from '../../testing/own-workload.ts'
import { add, own, remove, set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banClaimRemoval } from './ban-claim-removal.ts'

const namespace = (annotations: Readonly<Record<string, string>> = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'own', annotations },
})

const PERSISTENCE = ['spec', 'values', 'grafana', 'persistence']

testChangeRule(banClaimRemoval, {
  invalid: [
    {
      name: 'a claim that Flux deletes',
      before: own(ownClaim()),
      changes: [remove('spoke PersistentVolumeClaim own')],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'a namespace that goes with a claim in it',
      before: [
        ...own(namespace()),
        add('spoke', 'workloads/own.yaml', {
          ...ownClaim(NEVER_PRUNED),
          metadata: { name: 'own', namespace: 'own' },
        }),
      ],
      changes: [remove('spoke PersistentVolumeClaim own'), remove('spoke Namespace own')],
      findings: [{ message: 'Namespace own is removed, and Flux deletes it with its claims: own' }],
    },
    {
      name: 'a claim that Flux deletes out of a namespace that stays',
      before: own(ownClaim()),
      changes: [
        remove('spoke PersistentVolumeClaim own'),
        set('spoke Namespace rss-system', ['metadata', 'annotations'], NEVER_PRUNED),
      ],
    },
    {
      name: 'a StatefulSet that takes its claims along',
      before: own(
        ownWorkload('StatefulSet', {
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete', whenScaled: 'Retain' },
          volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: ownClaim()['spec'] }],
        }),
      ),
      changes: [remove('spoke StatefulSet own')],
    },
    {
      name: 'a volume of Grafana that is switched off',
      before: [set('hub HelmRelease kube-prometheus-stack', PERSISTENCE, { enabled: true, size: '1Gi' })],
      changes: [set('hub HelmRelease kube-prometheus-stack', PERSISTENCE, { enabled: false })],
    },
  ],
})
