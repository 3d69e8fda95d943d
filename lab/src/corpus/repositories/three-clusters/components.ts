import { externalSecret } from '../../custom-resources.ts'
import { component, manifests, object, withSpec } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { claim } from '../../workloads.ts'

export const components: Files = {
  'kubernetes/components/namespace/kustomization.yaml': component({ resources: ['./namespace.yaml'] }),
  'kubernetes/components/namespace/namespace.yaml': manifests(
    object('v1', 'Namespace', {
      name: 'not-used',
      annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    }),
  ),
  'kubernetes/components/postgres/kustomization.yaml': component({
    resources: ['./cluster.yaml', './scheduledbackup.yaml', './externalsecret.yaml'],
  }),
  'kubernetes/components/postgres/cluster.yaml': manifests(
    withSpec('postgresql.cnpg.io/v1', 'Cluster', '${APP}-postgres', {
      instances: '${POSTGRES_INSTANCES:=1}',
      storage: { size: '${POSTGRES_CAPACITY:=5Gi}', storageClass: 'openebs-hostpath' },
      bootstrap: { recovery: { source: 'backup' } },
    }),
  ),
  'kubernetes/components/postgres/scheduledbackup.yaml': manifests(
    withSpec('postgresql.cnpg.io/v1', 'ScheduledBackup', '${APP}-postgres', {
      schedule: '@daily',
      cluster: { name: '${APP}-postgres' },
    }),
  ),
  'kubernetes/components/postgres/externalsecret.yaml': manifests(
    externalSecret('${APP}-postgres', '${APP}-${CLUSTER}', '${APP}-postgres-secret'),
  ),
  'kubernetes/components/storage/kustomization.yaml': component({ resources: ['./pvc.yaml'] }),
  'kubernetes/components/storage/pvc.yaml': manifests(claim('${APP}', '${CAPACITY:-2Gi}')),
}
