import { appTemplateFiles, chartFiles } from '../../app-folder.ts'
import { kustomization, manifests } from '../../manifest.ts'
import { type Files, together, under } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { deployment, serviceOf } from '../../workloads.ts'
import { BASE } from './folders.ts'

export interface App {
  readonly service: HomeService
  readonly namespace: string
  readonly components: readonly string[]
  readonly labels?: Readonly<Record<string, string>>
}

export const APPS: readonly App[] = [
  { service: services.atuin, namespace: 'tools', components: ['storage'] },
  {
    service: services.forgejo,
    namespace: 'tools',
    components: ['storage', 'postgres'],
    labels: { 'components.postgres/cnpg': 'init' },
  },
  { service: services.n8n, namespace: 'tools', components: ['storage', 'postgres'] },
  { service: services.jellyfin, namespace: 'media', components: ['storage'] },
  { service: services.sonarr, namespace: 'media', components: ['storage'] },
  { service: services.radarr, namespace: 'media', components: ['storage'] },
  { service: services.mealie, namespace: 'home', components: ['storage'] },
  { service: services.nodeRed, namespace: 'home', components: ['storage'] },
  { service: services.gatus, namespace: 'observability', components: ['storage'] },
]

export const baseFiles: Files = {
  ...together(
    APPS.map(({ service, namespace }) => {
      const files: Files = appTemplateFiles(service, {
        ingress: { app: { hosts: [{ host: `${service.name}.\${DOMAIN}` }] } },
        persistence: { config: { existingClaim: '{{ .Release.Name }}' } },
      })
      const folder = `${BASE}/${namespace}/${service.name}`
      return {
        ...under(folder, files),
        [`${folder}/kustomization.yaml`]: kustomization({
          resources: Object.keys(files).map((file) => `./${file}`),
        }),
      }
    }),
  ),
  [`${BASE}/tests/echo/kustomization.yaml`]: kustomization({
    resources: ['./deployment.yaml', './service.yaml'],
  }),
  [`${BASE}/tests/echo/deployment.yaml`]: manifests(
    deployment(services.echo, {
      container: { env: [{ name: 'CLUSTER', value: '${CLUSTER}' }] },
      pod: { nodeSelector: { 'topology.kubernetes.io/region': '${CLUSTER}' } },
    }),
  ).replace('replicas: 1', 'replicas: ${REPLICAS}'),
  [`${BASE}/tests/echo/service.yaml`]: manifests(serviceOf(services.echo)),
  ...under(
    `${BASE}/cert-manager`,
    chartFiles(
      'cert-manager',
      { url: 'quay.io/jetstack/charts/cert-manager', tag: 'v1.20.0' },
      { crds: { enabled: true } },
    ),
  ),
  [`${BASE}/cert-manager/kustomization.yaml`]: kustomization({
    resources: ['./helmrelease.yaml', './ocirepository.yaml'],
  }),
}
