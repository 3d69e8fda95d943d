import { APP_TEMPLATE } from '../../app-folder.ts'
import { fluxKustomization, ociRepository } from '../../flux.ts'
import { type Manifest, kustomization, manifests, withSpec } from '../../manifest.ts'
import { type Files, under } from '../../repository.ts'
import { APPS } from './folders.ts'

/** A release whose values come from a file, through a generated ConfigMap with a hash. */
const valuesFromFile = (name: string, url: string, tag: string, values: string): Files => ({
  'kustomization.yaml': kustomization({
    resources: ['./helmrelease.yaml', './ocirepository.yaml'],
    configMapGenerator: [{ name: `${name}-values`, files: ['values.yaml=./helm/values.yaml'] }],
    configurations: ['./helm/kustomizeconfig.yaml'],
  }),
  'helm/values.yaml': values,
  'helm/kustomizeconfig.yaml':
    'nameReference:\n  - kind: ConfigMap\n    version: v1\n    fieldSpecs:\n      - path: spec/valuesFrom/name\n        kind: HelmRelease\n',
  'helmrelease.yaml': manifests(
    withSpec('helm.toolkit.fluxcd.io/v2', 'HelmRelease', name, {
      chartRef: { kind: 'OCIRepository', name },
      interval: '1h',
      valuesFrom: [{ kind: 'ConfigMap', name: `${name}-values` }],
    }),
  ),
  'ocirepository.yaml': manifests(ociRepository(name, url, tag)),
})

const instanceValues = `instance:
  distribution:
    artifact: oci://ghcr.io/controlplaneio-fluxcd/flux-operator-manifests:v0.58.1
  cluster:
    networkPolicy: false
  components:
    - source-controller
    - kustomize-controller
    - helm-controller
    - notification-controller
  sync:
    kind: GitRepository
    url: https://example.org/home.git
    ref: refs/heads/main
    path: kubernetes/flux/cluster
  kustomize:
    patches:
      - patch: |
          - op: add
            path: /spec/template/spec/containers/0/args/-
            value: --concurrent=20
        target:
          kind: Deployment
          name: (kustomize-controller|helm-controller)
`

const inFluxSystem = (name: string, path: string, spec: Manifest = {}): string =>
  manifests(fluxKustomization(name, path, { targetNamespace: 'flux-system', ...spec }))

export const flux: Files = {
  'kubernetes/flux/cluster/ks.yaml': manifests(
    fluxKustomization({ name: 'cluster-meta', namespace: 'flux-system' }, './kubernetes/flux/meta'),
    fluxKustomization({ name: 'cluster-apps', namespace: 'flux-system' }, `./${APPS}`, {
      dependsOn: [{ name: 'cluster-meta' }],
    }),
  ),
  'kubernetes/flux/meta/kustomization.yaml': kustomization({ resources: ['./repositories.yaml'] }),
  'kubernetes/flux/meta/repositories.yaml': manifests(
    ociRepository({ name: 'app-template', namespace: 'flux-system' }, APP_TEMPLATE.url, APP_TEMPLATE.tag),
  ),
  [`${APPS}/flux-system/kustomization.yaml`]: kustomization({
    namespace: 'flux-system',
    components: ['../../components/common'],
    resources: ['./flux-operator/ks.yaml', './flux-instance/ks.yaml'],
  }),
  [`${APPS}/flux-system/flux-operator/ks.yaml`]: inFluxSystem(
    'flux-operator',
    `./${APPS}/flux-system/flux-operator/app`,
  ),
  [`${APPS}/flux-system/flux-instance/ks.yaml`]: inFluxSystem(
    'flux-instance',
    `./${APPS}/flux-system/flux-instance/app`,
    { dependsOn: [{ name: 'flux-operator' }] },
  ),
  ...under(
    `${APPS}/flux-system/flux-operator/app`,
    valuesFromFile(
      'flux-operator',
      'ghcr.io/controlplaneio-fluxcd/charts/flux-operator',
      '0.58.1',
      'serviceMonitor:\n  create: true\n',
    ),
  ),
  ...under(
    `${APPS}/flux-system/flux-instance/app`,
    valuesFromFile(
      'flux-instance',
      'ghcr.io/controlplaneio-fluxcd/charts/flux-instance',
      '0.58.1',
      instanceValues,
    ),
  ),
}
