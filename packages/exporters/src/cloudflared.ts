import {
  SCRAPE_TARGETS,
  serviceOf,
  type Cloudflared,
  type Cluster,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import {
  clusterService,
  httpProbe,
  NAMES,
  selectorLabels,
  singlePod,
  type IContainer,
} from '@fleet/kubernetes'

const name = NAMES.cloudflared

/** The connector of a cluster's tunnel, and the Service by which its metrics are scraped. */
export const cloudflared = (
  fleet: Fleet,
  cluster: Cluster,
  tunnel: Cloudflared,
): readonly KubernetesObject[] => [
  deployment(fleet, tunnel),
  clusterService(serviceOf(fleet, cluster, SCRAPE_TARGETS.cloudflared), selectorLabels(name), name),
]

const deployment = (fleet: Fleet, tunnel: Cloudflared) =>
  singlePod({
    name,
    namespace: tunnel.namespace,
    // The image's own user.
    user: 65532,
    container: container(fleet, tunnel),
  })

const container = (fleet: Fleet, tunnel: Cloudflared) => {
  const { port, portName } = SCRAPE_TARGETS.cloudflared
  return {
    name,
    image: fleet.versions.images.cloudflared,
    // The default is a random port of the loopback interface, which no other pod can scrape.
    args: ['tunnel', '--no-autoupdate', '--metrics', `0.0.0.0:${port}`, 'run'],
    env: [
      {
        name: 'TUNNEL_TOKEN',
        valueFrom: { secretKeyRef: { name: tunnel.token.secret, key: tunnel.token.key } },
      },
    ],
    ports: [{ name: portName, containerPort: port }],
    livenessProbe: httpProbe('/ready', portName, {
      initialDelaySeconds: 10,
      periodSeconds: 30,
      timeoutSeconds: 10,
    }),
    readinessProbe: httpProbe('/ready', portName, {
      initialDelaySeconds: 10,
      periodSeconds: 10,
      timeoutSeconds: 10,
    }),
    resources: tunnel.resources,
  } satisfies IContainer
}
