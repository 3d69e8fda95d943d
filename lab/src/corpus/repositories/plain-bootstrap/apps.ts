import { kustomization, manifests } from '../../manifest.ts'
import { type Files, together, under } from '../../repository.ts'
import type { HomeService } from '../../services.ts'
import {
  claim,
  configMap,
  deployment,
  fromSecret,
  ingress,
  namespace,
  serviceOf,
  sopsSecret,
} from '../../workloads.ts'

/** A service with its settings in a ConfigMap, its Secret by SOPS, and a volume. */
const app = (service: HomeService, area: string): Files => {
  const { name } = service
  const spec = {
    container: {
      env: [fromSecret('API_KEY', `${name}-secret`, 'API_KEY')],
      envFrom: [{ configMapRef: { name: `${name}-settings` } }],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
    pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: `${name}-data` } }] },
  }
  const metadata = { namespace: area }
  return {
    [`${name}/deployment.yaml`]: manifests(deployment(service, { ...spec, ...metadata })),
    [`${name}/service.yaml`]: manifests(serviceOf(service, metadata)),
    [`${name}/ingress.yaml`]: manifests(
      ingress(service, `${name}.example.org`, { ...metadata, class: 'traefik' }),
    ),
    [`${name}/storage.yaml`]: manifests(
      claim({ name: `${name}-data`, ...metadata }, '5Gi', { storageClassName: 'local-path' }),
    ),
    [`${name}/settings.yaml`]: manifests(
      configMap({ name: `${name}-settings`, ...metadata }, { TZ: 'Europe/Berlin' }),
    ),
    [`${name}/secret.sops.yaml`]: manifests(sopsSecret({ name: `${name}-secret`, ...metadata }, ['API_KEY'])),
    [`${name}/kustomization.yaml`]: kustomization({
      resources: [
        'deployment.yaml',
        'service.yaml',
        'ingress.yaml',
        'storage.yaml',
        'settings.yaml',
        'secret.sops.yaml',
      ],
    }),
  }
}

export const area = (name: string, members: readonly HomeService[]): Files =>
  under(`apps/${name}`, {
    'namespace.yaml': manifests(namespace(name, { 'pod-security.kubernetes.io/enforce': 'baseline' })),
    'kustomization.yaml': kustomization({
      resources: ['namespace.yaml', ...members.map((member) => member.name)],
    }),
    ...together(members.map((member) => app(member, name))),
  })
