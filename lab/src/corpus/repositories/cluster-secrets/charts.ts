import { clusterIssuer } from '../../custom-resources.ts'
import { releaseFrom } from '../../flux.ts'
import { type Manifest, kustomization, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { sopsSecret } from '../../workloads.ts'
import { anchored, area } from './areas.ts'
import { ROOT } from './folders.ts'

const chartApp = (space: string, name: string, version: string, values: Manifest): Files => {
  const folder = `${ROOT}/apps/${space}/${name}`
  return {
    [`${folder}/ks.yaml`]: anchored(name, space, `${folder}/app`),
    [`${folder}/app/kustomization.yaml`]: kustomization({ resources: ['./helmrelease.yaml'] }),
    [`${folder}/app/helmrelease.yaml`]: manifests(
      releaseFrom(name, { chart: name, version, repository: repositoryOf[name] ?? name }, values),
    ),
  }
}

const repositoryOf: Readonly<Record<string, string>> = { 'cert-manager': 'jetstack' }

/** What the services need. */
export const charts: Files = {
  ...area('cert-manager', ['cert-manager', 'issuers']),
  ...chartApp('cert-manager', 'cert-manager', 'v1.20.0', { crds: { enabled: true } }),
  [`${ROOT}/apps/cert-manager/issuers/ks.yaml`]: anchored(
    'cert-manager-issuers',
    'cert-manager',
    `${ROOT}/apps/cert-manager/issuers/app`,
    ['dependsOn:', '  - name: cert-manager'],
  ),
  [`${ROOT}/apps/cert-manager/issuers/app/kustomization.yaml`]: kustomization({
    resources: ['./secret.sops.yaml', './issuers.yaml'],
  }),
  [`${ROOT}/apps/cert-manager/issuers/app/secret.sops.yaml`]: manifests(
    sopsSecret('cloudflare-api', ['api-token']),
  ),
  [`${ROOT}/apps/cert-manager/issuers/app/issuers.yaml`]: manifests(clusterIssuer()),
  ...area('network', ['ingress-nginx', 'metallb']),
  ...chartApp('network', 'ingress-nginx', '4.14.1', {
    controller: { ingressClassResource: { name: 'internal', default: true } },
  }),
  ...chartApp('network', 'metallb', '0.15.2', {}),
}
