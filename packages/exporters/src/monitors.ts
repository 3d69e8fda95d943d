import {
  cloudflaredMetricsService,
  hubCluster,
  traefikMetricsService,
  type Duration,
  type Fleet,
  type KubernetesObject,
  type ServicePort,
} from '@fleet/model'
import { labels, metadata, NAMES, type IServiceMonitor } from '@fleet/kubernetes'

/** The hub's monitor of its own tunnel; collectors scrape the spokes' tunnels. */
export const cloudflaredMonitor = (fleet: Fleet): readonly KubernetesObject[] => {
  const tunnel = hubCluster(fleet).cloudflared
  const { cloudflared: interval } = fleet.telemetry.scrapeIntervals
  return tunnel ? [monitor(fleet, NAMES.cloudflared, cloudflaredMetricsService(tunnel), interval)] : []
}

/** The same for the hub's own Traefik. */
export const traefikMonitor = (fleet: Fleet): KubernetesObject =>
  monitor(fleet, NAMES.traefik, traefikMetricsService(), fleet.telemetry.scrapeIntervals.traefik)

const monitor = (fleet: Fleet, name: string, service: ServicePort, interval: Duration) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      // The Service's application is the job, as on the spokes.
      jobLabel: 'app.kubernetes.io/name',
      namespaceSelector: { matchNames: [service.namespace] },
      selector: { matchLabels: labels(name) },
      // Traefik's own label `service` would otherwise arrive as `exported_service` on the hub alone.
      endpoints: [{ port: service.portName, interval, honorLabels: true }],
    },
  }) satisfies IServiceMonitor
