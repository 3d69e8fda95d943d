import { fluxInstance, fluxKustomization } from '../../flux.ts'
import { manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { configMap } from '../../workloads.ts'

export const clusterFiles = (cluster: string): Files => {
  const folder = `kubernetes/clusters/${cluster}`
  return {
    [`${folder}/cluster-info.yaml`]: manifests(
      configMap(
        {
          name: 'cluster-info',
          namespace: 'flux-system',
          labels: { 'reconcile.fluxcd.io/watch': 'Enabled' },
        },
        { CLUSTER: cluster, DOMAIN: `${cluster}.example.org`, REPLICAS: '1' },
      ),
    ),
    [`${folder}/apps.yaml`]: manifests(
      fluxKustomization({ name: 'cluster-apps', namespace: 'flux-system' }, `./kubernetes/apps/${cluster}`, {
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        deletionPolicy: 'WaitForTermination',
        postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'cluster-info' }] },
        patches: [
          {
            patch: childDefaults,
            target: { group: 'kustomize.toolkit.fluxcd.io', kind: 'Kustomization' },
          },
          {
            patch: freshDatabase,
            target: { kind: 'Kustomization', labelSelector: 'components.postgres/cnpg=init' },
          },
        ],
      }),
    ),
    [`${folder}/flux-instance.yaml`]: manifests(
      fluxInstance({
        distribution: { registry: 'ghcr.io/fluxcd', version: '2.x' },
        cluster: { type: 'kubernetes', networkPolicy: false },
        components: ['source-controller', 'kustomize-controller', 'helm-controller'],
        sync: {
          kind: 'GitRepository',
          url: 'https://example.org/home.git',
          ref: 'refs/heads/main',
          path: folder,
          interval: '1h',
        },
      }),
    ),
  }
}

/** Set by the parent: children state neither interval nor prune nor a source. */
const childDefaults = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: not-used
spec:
  interval: 1h
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
    namespace: flux-system
  postBuild:
    substitute:
      CLUSTER: \${CLUSTER}
    substituteFrom:
      - kind: ConfigMap
        name: cluster-info
  patches:
    - patch: |-
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata:
          name: not-used
        spec:
          timeout: 10m
          install:
            crds: CreateReplace
          upgrade:
            remediation:
              retries: 2
      target:
        group: helm.toolkit.fluxcd.io
        kind: HelmRelease
`

const freshDatabase = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: not-used
spec:
  patches:
    - target:
        group: postgresql.cnpg.io
        kind: Cluster
      patch: |-
        - op: replace
          path: /spec/bootstrap
          value:
            initdb:
              database: $\${POSTGRES_USERNAME:=$\${APP}}
              owner: $\${POSTGRES_USERNAME:=$\${APP}}
`
