import { fluxKustomization, helmRepository } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { configMap, sopsSecret } from '../../workloads.ts'
import { ROOT } from './folders.ts'

const decryption = { provider: 'sops', secretRef: { name: 'sops-age' } }

const substituteFrom = [
  { kind: 'ConfigMap', name: 'cluster-settings' },
  { kind: 'Secret', name: 'cluster-secrets' },
]

const childPatch = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: not-used
spec:
  decryption:
    provider: sops
    secretRef:
      name: sops-age
  postBuild:
    substituteFrom:
      - kind: ConfigMap
        name: cluster-settings
      - kind: Secret
        name: cluster-secrets
`

const repositories = {
  'bjw-s': 'https://bjw-s-labs.github.io/helm-charts/',
  'ingress-nginx': 'https://kubernetes.github.io/ingress-nginx',
  jetstack: 'https://charts.jetstack.io',
  metallb: 'https://metallb.github.io/metallb',
} as const

export const flux: Files = {
  [`${ROOT}/flux/config/cluster.yaml`]: manifests(
    fluxKustomization({ name: 'cluster', namespace: 'flux-system' }, `./${ROOT}/flux`, {
      interval: '30m',
      sourceRef: { kind: 'GitRepository', name: 'home-kubernetes' },
      decryption,
      postBuild: { substituteFrom },
    }),
  ),
  [`${ROOT}/flux/config/kustomization.yaml`]: kustomization({ resources: ['./cluster.yaml'] }),
  [`${ROOT}/flux/apps.yaml`]: manifests(
    fluxKustomization({ name: 'cluster-apps', namespace: 'flux-system' }, `./${ROOT}/apps`, {
      interval: '30m',
      sourceRef: { kind: 'GitRepository', name: 'home-kubernetes' },
      decryption,
      postBuild: { substituteFrom },
      patches: [
        {
          patch: childPatch,
          target: {
            group: 'kustomize.toolkit.fluxcd.io',
            kind: 'Kustomization',
            labelSelector: 'substitution.flux.home.arpa/disabled notin (true)',
          },
        },
      ],
    }),
  ),
  [`${ROOT}/flux/vars/kustomization.yaml`]: kustomization({
    resources: ['./cluster-settings.yaml', './cluster-secrets.sops.yaml'],
  }),
  [`${ROOT}/flux/vars/cluster-settings.yaml`]: manifests(
    configMap(
      { name: 'cluster-settings', namespace: 'flux-system' },
      { TIMEZONE: 'Europe/Berlin', METALLB_RANGE: '10.0.10.1-10.0.10.50', NAS_ADDR: '10.0.0.5' },
    ),
  ),
  [`${ROOT}/flux/vars/cluster-secrets.sops.yaml`]: manifests(
    sopsSecret({ name: 'cluster-secrets', namespace: 'flux-system' }, ['SECRET_DOMAIN', 'ACME_EMAIL']),
  ),
  [`${ROOT}/flux/repositories/kustomization.yaml`]: kustomization({ resources: ['./helm'] }),
  [`${ROOT}/flux/repositories/helm/kustomization.yaml`]: kustomization({
    resources: Object.keys(repositories).map((name) => `./${name}.yaml`),
  }),
  ...Object.fromEntries(
    Object.entries(repositories).map(([name, url]) => [
      `${ROOT}/flux/repositories/helm/${name}.yaml`,
      manifests(helmRepository({ name, namespace: 'flux-system' }, url)),
    ]),
  ),
}
