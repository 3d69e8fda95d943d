import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { logsOf, type LogStream } from '../../telemetry/logs/log-streams.ts'
import { pipelinesOf, typeOf } from '../../telemetry/collectors/collector.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Location } from '../../values/location.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireSameLogLabels: Rule = {
  id: 'require-same-log-labels',
  stage: 'meaning',
  summary:
    'The lines of every cluster have the same labels in Loki’s index, and the same is taken from their pods.',
  rationale:
    'A pipeline whose attributes reached the resource too late sent thousands of lines of an unknown service, and every panel by workload left its cluster out.',
  example: {
    refused: 'k8s_attributes:\n  extract:\n    metadata: [service.name]',
    accepted:
      'k8s_attributes:\n  extract:\n    metadata: [service.name, service.namespace, k8s.deployment.name]',
  },
  fix: 'Let every pipeline set the same attributes on the resource, by the same extraction.',
  check: (fleet) => [...differing(logsOf(fleet), labelsOf), ...differingExtracts(fleet)],
}

interface Compared {
  readonly cluster: string
  readonly origin: Location
}

const labelsOf = ({ index }: LogStream): string => [...index.keys()].toSorted().join(', ')

const differing = (streams: readonly LogStream[], wordOf: (stream: LogStream) => string): Violation[] =>
  unusual(streams, wordOf).map(({ one, usual }) => ({
    location: one.origin,
    also: [usual.origin],
    message: `the lines of ${one.cluster} have the labels ${wordOf(one)}, and those of ${usual.cluster} ${wordOf(usual)}`,
    impact: 'a panel that selects or groups by one that is missing leaves the cluster out',
    fix: 'set the same attributes on the resource in every pipeline',
  }))

interface Extract extends Compared {
  readonly extract: string
}

/** How pods are asked for what their lines then carry. */
const differingExtracts = ({ clusters }: FleetView): Violation[] => {
  const extracts = clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector): Extract[] => {
      const used = new Set(pipelinesOf(collector, 'logs').flatMap(({ processors }) => processors))
      return Object.entries(collector.config.processors)
        .filter(([id]) => used.has(id) && /^k8s_?attributes$/.test(typeOf(id)))
        .map(([id, processor]) => ({
          cluster: cluster.name,
          origin: collector.location('processors', id, 'extract'),
          extract: JSON.stringify(valueAt(processor, ['extract'])),
        }))
    }),
  )
  return unusual(extracts, ({ extract }) => extract).map(({ one, usual }) => ({
    location: one.origin,
    also: [usual.origin],
    message: `${one.cluster} takes from the pods of its lines ${one.extract}, and ${usual.cluster} ${usual.extract}`,
    impact: 'the same workload is called otherwise in one cluster than in the others',
    fix: 'extract the same in every cluster',
  }))
}

/** Those that are not as most are. */
const unusual = <One extends Compared>(
  all: readonly One[],
  wordOf: (one: One) => string,
): readonly { readonly one: One; readonly usual: One }[] => {
  const [most, ...others] = [...Map.groupBy(all, wordOf).values()].toSorted(
    (one, other) => other.length - one.length,
  )
  const usual = most?.[0]
  return usual ? others.flat().map((one) => ({ one, usual })) : []
}
