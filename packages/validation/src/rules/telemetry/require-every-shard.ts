import { kubeStateShardsIn, type KubeStateShard } from '../../telemetry/exporters/kube-state-shards.ts'
import { configuredRules } from '../../telemetry/relabel/rule.ts'
import { collectorScrapes, type LocatedScrape } from '../../telemetry/scrapes.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import type { Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireEveryShard: Rule = {
  id: 'require-every-shard',
  ownSeverity: 'warning',
  summary:
    'Where programs share targets or objects by shards, each shard is there once, and all count as many.',
  rationale:
    'A third scraper was added, and the first two still divided by two. A third of the pods was scraped twice, and other pods by none.',
  fix: 'Give each program the same number of shards, and each number below it to one of them.',
  check: inEachCluster((cluster, report) => {
    for (const [shared, shards] of Map.groupBy(shardsIn(cluster), (shard) => shard.shared))
      for (const { location, message, impact } of faultsOf(shared, shards))
        report({
          location,
          message,
          impact,
          fix: 'run one program for each shard, from 0 on, and state their number in each',
        })
  }),
}

interface Shard {
  /** What it has a part of. */
  readonly shared: string
  readonly owner: string
  readonly index: number
  readonly of: number
  readonly location: Location
}

const faultsOf = function* (shared: string, shards: readonly Shard[]) {
  const [first] = shards
  if (!first) return
  const seen = new Map<number, Shard>()
  for (const shard of shards) {
    const other = seen.get(shard.index)
    if (shard.of !== first.of)
      yield {
        location: shard.location,
        message: `${shard.owner} has shard ${shard.index} of ${shard.of} of ${shared}, and ${first.owner} counts ${first.of}`,
        impact: 'some are in two shards, and others in none: their series are missing',
      }
    else if (other)
      yield {
        location: shard.location,
        message: `${shard.owner} has shard ${shard.index} of ${shared}, and so has ${other.owner}`,
        impact: 'its series exist twice',
      }
    seen.set(shard.index, shard)
  }
  const missing = Array.from({ length: first.of }, (_, index) => index).filter((index) => !seen.has(index))
  if (missing.length > 0 && shards.every(({ of }) => of === first.of))
    yield {
      location: first.location,
      message: `${first.owner} has shard ${first.index} of ${first.of} of ${shared}, and none has shard ${missing.join(' and ')}`,
      impact: 'the series of that shard are missing',
    }
}

const shardsIn = (cluster: ClusterView): readonly Shard[] => [
  ...kubeStateShardsIn(cluster).map(ofObjects),
  ...collectorScrapes(cluster).flatMap(ofTargets),
]

const ofObjects = ({ run, index, of }: KubeStateShard): Shard => ({
  shared: 'the objects of kube-state-metrics',
  owner: containerText(run),
  index,
  of,
  location: run.location('args'),
})

/** The part of the targets whose hash a scrape keeps. */
const ofTargets = ({ config, located, location }: LocatedScrape): readonly Shard[] => {
  const rules = configuredRules((config as { relabel_configs?: unknown }).relabel_configs, true)
  return rules.flatMap(({ action, targetLabel, modulus = 0 }, position) => {
    if (action !== 'hashmod') return []
    const kept = rules
      .slice(position + 1)
      .find((rule) => rule.action === 'keep' && rule.sourceLabels.join() === targetLabel)
    const index = Number(kept?.regex)
    if (!Number.isInteger(index)) return []
    return [
      {
        shared: `the targets of the job ${config.job_name}`,
        owner: nameOf(located),
        index,
        of: modulus,
        location: location('relabel_configs', position),
      },
    ]
  })
}
