import { kustomization, manifests, object } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { type HomeService, services } from '../../services.ts'
import { configMap, deployment, ingress, namespace, serviceOf } from '../../workloads.ts'

export const BASE: readonly HomeService[] = [
  services.homepage,
  services.echo,
  services.forgejo,
  services.radicale,
  services.actual,
]

export const base = (service: HomeService): Files => {
  const { name } = service
  const folder = `apps/base/${name}`
  const container = { envFrom: [{ configMapRef: { name: 'settings' } }] }
  return {
    [`${folder}/kustomization.yaml`]: kustomization({
      namespace: name,
      resources: ['namespace.yaml', 'deployment.yaml', 'service.yaml', 'ingress.yaml', 'settings.yaml'],
    }),
    [`${folder}/namespace.yaml`]: manifests(namespace(name)),
    [`${folder}/deployment.yaml`]: manifests(deployment(service, { container })),
    [`${folder}/service.yaml`]: manifests(serviceOf(service)),
    [`${folder}/ingress.yaml`]: manifests(ingress(service, `${name}.example.org`, { class: 'nginx' })),
    [`${folder}/settings.yaml`]: manifests(configMap('settings', { STAGE: 'base', TZ: 'Europe/Berlin' })),
  }
}

/** A strategic merge of one Deployment. */
const resourcesPatch = (name: string, memory: string): string =>
  manifests(
    object('apps/v1', 'Deployment', name, {
      spec: {
        template: {
          spec: {
            containers: [
              {
                name,
                resources: { limits: { memory } },
                volumeMounts: [{ name: 'cache', mountPath: '/cache' }],
              },
            ],
            volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }],
          },
        },
      },
    }),
  )

export const overlay = (cluster: 'production' | 'staging'): Files => {
  const folder = `apps/${cluster}`
  const memory = cluster === 'production' ? '2Gi' : '256Mi'
  return {
    [`${folder}/kustomization.yaml`]: kustomization({
      resources: BASE.map(({ name }) => `../base/${name}`),
      labels: [{ pairs: { stage: cluster } }],
      patches: [
        ...BASE.map(({ name }) => ({ path: `${name}-resources.yaml` })),
        {
          target: { kind: 'Ingress' },
          patch:
            '- op: add\n  path: /metadata/annotations\n  value:\n    cert-manager.io/cluster-issuer: letsencrypt\n',
        },
        {
          target: { kind: 'ConfigMap', name: 'settings' },
          patch: `- op: replace\n  path: /data/STAGE\n  value: ${cluster}\n`,
        },
      ],
    }),
    ...Object.fromEntries(
      BASE.map(({ name }) => [`${folder}/${name}-resources.yaml`, resourcesPatch(name, memory)]),
    ),
  }
}
