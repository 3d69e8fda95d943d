import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { logsOf } from '../../telemetry/logs/log-streams.ts'
import { pipelinesOf, typeOf } from '../../telemetry/collectors/collector.ts'
import type { LogStream } from '../../telemetry/logs/log-streams.ts'
import type { Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Location } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireSameLogLabels: Rule = {
  id: 'require-same-log-labels',
  stage: 'meaning',
  severity: 'warning',
  summary:
    'The lines of every cluster have the same index labels in Loki, extracted from their pods in the same way.',
  rationale:
    'A pipeline that set its attributes too late sent thousands of lines of an unknown service. Every panel by workload missed its cluster.',
  fix: 'Set the same attributes on the resource in every pipeline, by the same extraction.',
  needs: 'cluster-label',
  check: (fleet, report) => {
    for (const { one, usual } of unusual(logsOf(fleet), labelsOf))
      report({
        location: one.origin,
        related: [usual.origin],
        message: `the lines of ${one.cluster} have the labels ${labelsOf(one)}, and those of ${usual.cluster} ${labelsOf(usual)}`,
        impact: 'a panel that selects or groups by a missing label misses the cluster',
        fix: 'set the same attributes on the resource in every pipeline',
      })
    for (const { one, usual } of unusual(fleet.clusters.flatMap(extractsOf), ({ extract }) => extract))
      report({
        location: one.origin,
        related: [usual.origin],
        message: `${one.cluster} extracts ${one.extract} from the pods of its lines, and ${usual.cluster} ${usual.extract}`,
        impact: 'the same workload has another name in one cluster than in the others',
        fix: 'extract the same in every cluster',
      })
  },
}

interface Compared {
  readonly cluster: string
  readonly origin: Location
}

const labelsOf = ({ index }: LogStream): string => [...index.keys()].toSorted().join(', ')

interface Extract extends Compared {
  readonly extract: string
}

/** The metadata of pods that lines carry. */
const extractsOf = (cluster: ClusterView): readonly Extract[] =>
  collectorsOf(cluster).readable.flatMap((collector) => {
    const used = new Set(pipelinesOf(collector, 'logs').flatMap(({ processors }) => processors))
    return Object.entries(collector.config.processors)
      .filter(([id]) => used.has(id) && /^k8s_?attributes$/.test(typeOf(id)))
      .map(([id, processor]) => ({
        cluster: cluster.name,
        origin: collector.location('processors', id, 'extract'),
        extract: JSON.stringify(valueAt(processor, ['extract'])),
      }))
  })

/** All that differ from the majority, each with one of it. */
const unusual = <One extends Compared>(
  all: readonly One[],
  textOf: (one: One) => string,
): readonly { readonly one: One; readonly usual: One }[] => {
  const [most, ...others] = [...Map.groupBy(all, textOf).values()].toSorted(
    (one, other) => other.length - one.length,
  )
  const usual = most?.[0]
  return usual ? others.flat().map((one) => ({ one, usual })) : []
}
