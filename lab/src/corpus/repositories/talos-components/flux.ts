import { externalSecret } from '../../custom-resources.ts'
import { fluxAlerts, fluxKustomization } from '../../flux.ts'
import { component, manifests, withSpec } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { claim } from '../../workloads.ts'

/** What the parent adds to the releases of each child. */
const releaseDefaults = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: _
spec:
  install:
    crds: CreateReplace
  rollback:
    cleanupOnFail: true
  upgrade:
    cleanupOnFail: true
    crds: CreateReplace
    remediation:
      remediateLastFailure: true
      retries: 2
`

export const cluster: Files = {
  'kubernetes/flux/cluster/ks.yaml': manifests(
    fluxKustomization({ name: 'cluster-apps', namespace: 'flux-system' }, './kubernetes/apps', {
      deletionPolicy: 'WaitForTermination',
      patches: [
        {
          patch: manifests({
            apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
            kind: 'Kustomization',
            metadata: { name: '_' },
            spec: {
              patches: [
                {
                  patch: releaseDefaults,
                  target: { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' },
                },
              ],
            },
          }).replace('---\n', ''),
          target: { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' },
        },
      ],
    }),
  ),
}

export const components: Files = {
  'kubernetes/components/alerts/kustomization.yaml': component({
    resources: ['./alert.yaml', './provider.yaml'],
  }),
  'kubernetes/components/alerts/alert.yaml': manifests(fluxAlerts().alert),
  'kubernetes/components/alerts/provider.yaml': manifests(fluxAlerts().provider),
  'kubernetes/components/backup/kustomization.yaml': component({
    resources: ['./externalsecret.yaml', './pvc.yaml', './replicationsource.yaml'],
  }),
  'kubernetes/components/backup/externalsecret.yaml': manifests(
    externalSecret('${APP}-volsync', 'volsync', '${APP}-volsync-secret'),
  ),
  'kubernetes/components/backup/pvc.yaml': manifests(
    claim('${VOLSYNC_CLAIM:=${APP}}', '${VOLSYNC_CAPACITY:=5Gi}', {
      accessModes: ['${VOLSYNC_ACCESSMODES:=ReadWriteOnce}'],
      storageClassName: '${VOLSYNC_STORAGECLASS:=ceph-block}',
      dataSourceRef: {
        kind: 'ReplicationDestination',
        apiGroup: 'volsync.backube',
        name: '${APP}-dst',
      },
    }),
  ),
  'kubernetes/components/backup/replicationsource.yaml': manifests(
    withSpec('volsync.backube/v1alpha1', 'ReplicationSource', '${APP}', {
      sourcePVC: '${VOLSYNC_CLAIM:=${APP}}',
      trigger: { schedule: '${VOLSYNC_SCHEDULE:=0 * * * *}' },
      restic: { repository: '${APP}-volsync-secret', copyMethod: 'Snapshot', pruneIntervalDays: 14 },
    }),
  ),
}
