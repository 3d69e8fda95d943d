import {
  hubCluster,
  serviceOf,
  targetsIn,
  type Artifact,
  type Fleet,
  type ScrapeTarget,
  type ServicePort,
} from '@fleet/model'
import { labels, metadata, type IServiceMonitor } from '@fleet/kubernetes'

/** How the hub's Prometheus finds what of its own cluster no chart scrapes; the spokes' is scraped by their collectors. */
export const monitors = (fleet: Fleet): readonly Artifact[] => {
  const cluster = hubCluster(fleet)
  return targetsIn(cluster).flatMap((target): readonly Artifact[] =>
    target.kind === 'service' && !target.isScrapedByChart
      ? [
          {
            cluster: fleet.hub.cluster,
            layer: 'telemetry',
            path: `${target.job}.yaml`,
            objects: [monitor(fleet, target, serviceOf(fleet, cluster, target))],
          },
        ]
      : [],
  )
}

const monitor = ({ telemetry }: Fleet, target: ScrapeTarget, service: ServicePort) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadata(target.job, telemetry.namespace),
    spec: {
      // The Service's application is the job, as on the spokes.
      jobLabel: 'app.kubernetes.io/name',
      namespaceSelector: { matchNames: [service.namespace] },
      selector: { matchLabels: labels(target.job) },
      // Traefik's own label `service` would otherwise arrive as `exported_service` on the hub alone.
      endpoints: [
        {
          port: service.portName,
          ...(target.path !== '/metrics' && { path: target.path }),
          interval: telemetry.scrapeIntervals[target.interval],
          honorLabels: true,
          ...(target.relabelings && {
            metricRelabelings: target.relabelings.map((rule) => ({
              ...rule,
              sourceLabels: [...rule.sourceLabels],
            })),
          }),
        },
      ],
    },
  }) satisfies IServiceMonitor
