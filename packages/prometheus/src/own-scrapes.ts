import {
  declaringScrapes,
  METRICS_ANNOTATION,
  ownScrapesOf,
  printedMetrics,
  type Fleet,
  type OwnScrape,
  type TargetRelabeling,
} from '@fleet/model'
import { metadata, type IScrapeConfig } from '@fleet/kubernetes'

/**
 * What the hub's Prometheus scrapes for the inventory: the default scrape class adds the label of the cluster. One by the account of
 * Prometheus is none of them: a ScrapeConfig reads no file.
 */
export const ownScrapes = (fleet: Fleet) =>
  ownScrapesOf(fleet, fleet.hub.cluster)
    .filter(({ usesAccount }) => !usesAccount)
    .map((scrape) => scrapeConfig(fleet, scrape))

const scrapeConfig = (fleet: Fleet, scrape: OwnScrape) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: metadata(scrape.name, fleet.telemetry.namespace, declared(scrape)),
    spec: {
      jobName: scrape.job,
      scrapeInterval: scrape.interval,
      ...(scrape.honorsLabels && { honorLabels: true }),
      // As the collectors of the spokes do.
      honorTimestamps: false,
      ...(scrape.path !== '/metrics' && { metricsPath: scrape.path }),
      ...(scrape.scheme === 'https' && { scheme: 'HTTPS' as const }),
      ...authOf(scrape),
      ...placeOf(scrape),
      ...(scrape.targetRelabelings.length > 0 && { relabelings: scrape.targetRelabelings.map(targetRule) }),
      ...(scrape.relabelings.length > 0 && {
        metricRelabelings: scrape.relabelings.map(({ sourceLabels, regex, action }) => ({
          sourceLabels: [...sourceLabels],
          regex,
          action,
        })),
      }),
    },
  }) satisfies IScrapeConfig

const declared = (scrape: OwnScrape) => {
  const jobs = declaringScrapes([scrape])
  return jobs.length > 0 ? { annotations: { [METRICS_ANNOTATION]: printedMetrics(jobs) } } : {}
}

const authOf = ({ auth }: OwnScrape) => {
  if (!auth) return {}
  const { secret: name } = auth
  return auth.type === 'bearer'
    ? { authorization: { credentials: { name, key: 'token' } } }
    : { basicAuth: { username: { name, key: 'username' }, password: { name, key: 'password' } } }
}

const ROLES = { pod: 'Pod', node: 'Node' } as const

const placeOf = ({ targets, discovery }: OwnScrape) => {
  if (!discovery)
    return {
      staticConfigs: targets.map(({ addresses, labels }) => ({
        targets: [...addresses],
        ...(labels && { labels: { ...labels } }),
      })),
    }
  const { namespace, selector } = discovery
  const role = ROLES[discovery.role]
  return {
    kubernetesSDConfigs: [
      {
        role,
        ...(namespace !== undefined && { namespaces: { names: [namespace] } }),
        selectors: [{ role, label: selector }],
      },
    ],
  }
}

const targetRule = (rule: TargetRelabeling) => {
  const sources = 'sourceLabels' in rule && { sourceLabels: [...rule.sourceLabels] }
  if ('action' in rule) return { ...sources, regex: rule.regex, action: rule.action }
  return {
    ...sources,
    targetLabel: rule.targetLabel,
    ...(rule.replacement !== undefined && { replacement: rule.replacement }),
  }
}
