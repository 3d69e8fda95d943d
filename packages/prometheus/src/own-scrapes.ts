import {
  METRICS_ANNOTATION,
  ownScrapesOf,
  podSelector,
  printedMetrics,
  SILENT_PHASES,
  type Fleet,
  type OwnScrape,
  type ScrapedPods,
} from '@fleet/model'
import { metadata, type IScrapeConfig } from '@fleet/kubernetes'

/** What the hub's Prometheus scrapes for the inventory: the default scrape class adds the label of the cluster. */
export const ownScrapes = (fleet: Fleet) =>
  ownScrapesOf(fleet, fleet.hub.cluster).map((scrape) => scrapeConfig(fleet, scrape))

const scrapeConfig = (fleet: Fleet, scrape: OwnScrape) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: metadata(scrape.job, fleet.telemetry.namespace, {
      annotations: { [METRICS_ANNOTATION]: printedMetrics([scrape]) },
    }),
    spec: {
      jobName: scrape.job,
      scrapeInterval: scrape.interval,
      // As the collectors of the spokes do.
      honorTimestamps: false,
      ...(scrape.path !== '/metrics' && { metricsPath: scrape.path }),
      ...(scrape.scheme === 'https' && { scheme: 'HTTPS' as const }),
      ...authOf(scrape),
      ...(scrape.pods ? discovery(scrape.pods) : { staticConfigs: [{ targets: [...scrape.addresses] }] }),
      ...(scrape.relabelings.length > 0 && {
        metricRelabelings: scrape.relabelings.map(({ sourceLabels, regex, action }) => ({
          sourceLabels: [...sourceLabels],
          regex,
          action,
        })),
      }),
    },
  }) satisfies IScrapeConfig

const authOf = ({ auth }: OwnScrape) => {
  if (!auth) return {}
  const { secret: name } = auth
  return auth.type === 'bearer'
    ? { authorization: { credentials: { name, key: 'token' } } }
    : { basicAuth: { username: { name, key: 'username' }, password: { name, key: 'password' } } }
}

/** Each pod once, at the stated port, whichever ports its containers declare. */
const discovery = (pods: ScrapedPods) => ({
  kubernetesSDConfigs: [
    {
      role: 'Pod' as const,
      namespaces: { names: [pods.namespace] },
      selectors: [
        {
          role: 'Pod' as const,
          label: podSelector(pods),
        },
      ],
    },
  ],
  relabelings: [
    {
      sourceLabels: ['__meta_kubernetes_pod_phase'],
      regex: SILENT_PHASES,
      action: 'drop' as const,
    },
    {
      sourceLabels: ['__meta_kubernetes_pod_ip'],
      targetLabel: '__address__',
      replacement: `$1:${pods.port}`,
    },
    { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
    { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
  ],
})
