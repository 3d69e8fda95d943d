import { clusterIssuer } from '../../custom-resources.ts'
import { helmRepository, releaseFrom } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { namespace } from '../../workloads.ts'

export const controllers: Files = {
  'infrastructure/controllers/kustomization.yaml': kustomization({
    resources: ['cert-manager.yaml', 'ingress-nginx.yaml', 'storage.yaml'],
  }),
  'infrastructure/controllers/cert-manager.yaml': manifests(
    namespace('cert-manager'),
    helmRepository({ name: 'jetstack', namespace: 'flux-system' }, 'https://charts.jetstack.io'),
    releaseFrom(
      { name: 'cert-manager', namespace: 'cert-manager' },
      { chart: 'cert-manager', version: '1.x', repository: 'jetstack' },
      { crds: { enabled: true }, prometheus: { enabled: false } },
    ),
  ),
  'infrastructure/controllers/ingress-nginx.yaml': manifests(
    namespace('ingress-nginx'),
    helmRepository(
      { name: 'ingress-nginx', namespace: 'flux-system' },
      'https://kubernetes.github.io/ingress-nginx',
    ),
    releaseFrom(
      { name: 'ingress-nginx', namespace: 'ingress-nginx' },
      { chart: 'ingress-nginx', version: '4.x', repository: 'ingress-nginx' },
      { controller: { service: { type: 'LoadBalancer' } } },
    ),
  ),
  'infrastructure/controllers/storage.yaml': manifests(
    namespace('longhorn-system', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    helmRepository({ name: 'longhorn', namespace: 'flux-system' }, 'https://charts.longhorn.io'),
    releaseFrom(
      { name: 'longhorn', namespace: 'longhorn-system' },
      { chart: 'longhorn', version: '1.11.x', repository: 'longhorn' },
      { defaultSettings: { defaultReplicaCount: 2 } },
    ),
  ),
  'infrastructure/configs/kustomization.yaml': kustomization({ resources: ['cluster-issuers.yaml'] }),
  'infrastructure/configs/cluster-issuers.yaml': manifests(clusterIssuer()).replace(
    '${ACME_EMAIL:=nobody@example.org}',
    'nobody@example.org',
  ),
}
