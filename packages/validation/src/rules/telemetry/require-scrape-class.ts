import { CLUSTER_LABEL } from '@fleet/model'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'
import { additionalScrapes, type PlacedScrape } from '../../telemetry/scrapes.ts'

export const requireScrapeClass: Rule = {
  id: 'require-scrape-class',
  summary:
    'What the hub’s Prometheus scrapes itself carries the hub’s name, by one default scrape class, and by a label of its own where that does not reach.',
  rationale:
    'External labels do not reach what is stored locally, and the scrape class does not reach additionalScrapeConfigs.',
  fix: 'Make one scrape class the default, and label the targets of additionalScrapeConfigs themselves.',
  check: inEachCluster((cluster) => [
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
      .flatMap((release) => unlabelledScrapes(release, cluster.name)),
    ...additionalScrapes(cluster).flatMap((scrape) => unlabelledTargets(scrape, cluster)),
  ]),
}

/** What rules read of a scrape class. */
interface ScrapeClass {
  readonly default?: boolean
  readonly relabelings?: readonly { readonly targetLabel?: string; readonly replacement?: string }[]
}

const SCRAPE_CLASSES = ['prometheus', 'prometheusSpec', 'scrapeClasses']

const unlabelledScrapes = (release: Release, cluster: string): Violation[] => {
  const classes = (chartValue(release, ...SCRAPE_CLASSES) ?? []) as readonly ScrapeClass[]
  const [byDefault, second] = classes.filter((scrapeClass) => scrapeClass.default === true)
  const labels = byDefault?.relabelings?.filter(({ targetLabel }) => targetLabel === CLUSTER_LABEL) ?? []
  if (!second && labels.length === 1 && labels[0]?.replacement === cluster) return []
  return [
    {
      location: at(release, 'spec', 'values', ...SCRAPE_CLASSES),
      message: `${cluster}’s Prometheus has not exactly one default scrape class that sets ${CLUSTER_LABEL} to ${cluster} by a relabeling`,
      impact: 'what it scrapes itself, `up` above all, is in no panel',
      fix: `add one with default: true and the relabeling targetLabel: ${CLUSTER_LABEL}, replacement: ${cluster}`,
    },
  ]
}

const unlabelledTargets = ({ config, location }: PlacedScrape, { name }: ClusterView): Violation[] =>
  (config.static_configs ?? []).flatMap(({ labels = {} }, index) =>
    labels[CLUSTER_LABEL] === name
      ? []
      : [
          {
            location: location('static_configs', index, 'labels', CLUSTER_LABEL),
            message: `the job ${config.job_name} of ${name} labels its targets with ${CLUSTER_LABEL} ${labels[CLUSTER_LABEL] ?? 'unset'}`,
            impact:
              'the scrape class does not reach this job, so no panel shows its targets under their cluster',
            fix: `give its static_configs the label ${CLUSTER_LABEL}: ${name}`,
          },
        ],
  )
