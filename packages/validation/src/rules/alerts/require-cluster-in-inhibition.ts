import { CLUSTER_LABEL } from '@fleet/model'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { configsOf, type AlertmanagerConfig } from './alertmanager-configs.ts'

export const requireClusterInInhibition: Rule = {
  id: 'require-cluster-in-inhibition',
  needs: 'hub',
  severity: 'warning',
  summary: 'An alert of one cluster does not inhibit those of another.',
  rationale:
    'Namespaces and workloads of the same name are in many clusters. A critical alert of one cluster then hides the warnings of all others.',
  fix: 'Add `cluster` to `equal` of the rule.',
  check: inEachCluster((cluster, report) => {
    const configs = cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter((release) => chartOf(cluster, release)?.name === 'kube-prometheus-stack')
      .flatMap(configsOf)
    for (const config of configs) checkConfig(config, report)
  }),
}

const checkConfig = ({ config, location }: AlertmanagerConfig, report: Report): void => {
  for (const [index, inhibition] of listOf(valueAt(config, ['inhibit_rules'])).entries())
    if (comparesOthers(inhibition))
      report({
        location: location('inhibit_rules', index),
        message: `the rule compares ${labelsOf(inhibition).join(', ')}, and not ${CLUSTER_LABEL}`,
        impact: 'an alert of one cluster hides those of every other cluster',
        fix: `add ${CLUSTER_LABEL} to its \`equal\``,
      })
}

const labelsOf = (inhibition: unknown): readonly unknown[] => listOf(valueAt(inhibition, ['equal']))

/** A rule without a source only drops its targets. One that compares nothing means all clusters. */
const comparesOthers = (inhibition: unknown): boolean => {
  const labels = labelsOf(inhibition)
  const hasSource = isMap(inhibition) && Object.keys(inhibition).some((key) => key.startsWith('source_'))
  return hasSource && labels.length > 0 && !labels.includes(CLUSTER_LABEL)
}
