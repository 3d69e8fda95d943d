import { CLUSTER_LABEL } from '@fleet/model'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { additionalScrapes, type LocatedScrape } from '../../telemetry/scrapes.ts'

export const requireScrapeClass: Rule = {
  id: 'require-scrape-class',
  summary:
    'The hub’s own scrapes carry the hub’s name, by one default scrape class or by a label of the target.',
  rationale:
    'External labels do not reach locally stored series. The scrape class does not reach additionalScrapeConfigs.',
  fix: 'Make one scrape class the default, and label the targets of additionalScrapeConfigs themselves.',
  needs: 'cluster-label',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      if (release.object.metadata.name === 'kube-prometheus-stack')
        checkScrapeClasses(release, cluster.name, report)
    for (const scrape of additionalScrapes(cluster)) checkTargets(scrape, cluster, report)
  }),
}

/** The fields of a scrape class that rules read. */
interface ScrapeClass {
  readonly default?: boolean
  readonly relabelings?: readonly { readonly targetLabel?: string; readonly replacement?: string }[]
}

const SCRAPE_CLASSES = ['prometheus', 'prometheusSpec', 'scrapeClasses']

const checkScrapeClasses = (release: Release, cluster: string, report: Report): void => {
  const classes = (chartValue(release, ...SCRAPE_CLASSES) ?? []) as readonly ScrapeClass[]
  const [byDefault, second] = classes.filter((scrapeClass) => scrapeClass.default === true)
  const labels = byDefault?.relabelings?.filter(({ targetLabel }) => targetLabel === CLUSTER_LABEL) ?? []
  if (!second && labels.length === 1 && labels[0]?.replacement === cluster) return
  report({
    location: atValue(release, ...SCRAPE_CLASSES),
    message: `${cluster}’s Prometheus does not have exactly one default scrape class that sets ${CLUSTER_LABEL} to ${cluster}`,
    impact: 'no panel shows the series of its own scrapes, `up` above all',
    fix: `add one with default: true and the relabeling targetLabel: ${CLUSTER_LABEL}, replacement: ${cluster}`,
  })
}

const checkTargets = ({ config, location }: LocatedScrape, { name }: ClusterView, report: Report): void => {
  for (const [index, { labels = {} }] of (config.static_configs ?? []).entries())
    if (labels[CLUSTER_LABEL] !== name)
      report({
        location: location('static_configs', index, 'labels', CLUSTER_LABEL),
        message: `the job ${config.job_name} of ${name} labels its targets with ${CLUSTER_LABEL} ${labels[CLUSTER_LABEL] ?? 'unset'}`,
        impact:
          'the scrape class does not reach this job, and no panel shows its targets under their cluster',
        fix: `add the label ${CLUSTER_LABEL}: ${name} to its static_configs`,
      })
}
