import { gatewayConfig, usersOf } from '@fleet/gateway'
import {
  gateway,
  gatewayResources,
  hubEntries,
  InternalError,
  LOKI_GATEWAY_PORT,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import {
  clusterService,
  hardened,
  disruptionBudget,
  entryPods,
  hashedConfigMap,
  httpProbe,
  labels,
  metadata,
  podUser,
  selectorLabels,
  type IContainer,
  type IDeployment,
} from '@fleet/kubernetes'

const CONFIG_KEY = 'nginx.conf'

/** The user of the image. */
const NGINX = 101

/** The same proxy as that of Loki's chart, which this fleet does without. */
export const gatewayObjects = (fleet: Fleet): readonly KubernetesObject[] => {
  const { service } = gateway(fleet)
  const config = hashedConfigMap(service.name, service.namespace, CONFIG_KEY, gatewayConfig(fleet))
  return [
    config,
    clusterService(service, selectorLabels(service.name)),
    deployment(fleet, config.metadata.name),
    ...(hubEntries(fleet).length > 1 ? [disruptionBudget(service.name, service.namespace)] : []),
  ]
}

const deployment = (fleet: Fleet, configMap: string) => {
  const { name, namespace } = gateway(fleet).service
  const { replicas, strategy, ...placement } = entryPods(fleet, selectorLabels(name))
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace),
    spec: {
      replicas,
      ...(strategy && { strategy }),
      selector: { matchLabels: selectorLabels(name) },
      template: {
        metadata: { labels: labels(name) },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...placement,
          securityContext: podUser(NGINX, NGINX),
          containers: [container(fleet)],
          volumes: [
            { name: 'config', configMap: { name: configMap } },
            // Bodies that are larger than a buffer, and the file of its process id.
            { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
            ...usersOf(fleet).volumes,
          ],
        },
      },
    },
  } satisfies IDeployment
}

const container = (fleet: Fleet) => {
  const image = fleet.versions.images.nginx
  if (image === undefined)
    throw new InternalError('a fleet has a gateway of its own and names no image of it')
  return {
    name: 'nginx',
    image,
    // Without the scripts of the image, which would write to its root.
    command: ['nginx', '-g', 'daemon off;'],
    ports: [{ name: 'http', containerPort: LOKI_GATEWAY_PORT }],
    livenessProbe: httpProbe('/', 'http', { periodSeconds: 30, timeoutSeconds: 5 }),
    readinessProbe: httpProbe('/', 'http', { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: gatewayResources(fleet),
    volumeMounts: [
      { name: 'config', mountPath: `/etc/nginx/${CONFIG_KEY}`, subPath: CONFIG_KEY, readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
      ...usersOf(fleet).mounts,
    ],
    securityContext: hardened(),
  } satisfies IContainer
}
