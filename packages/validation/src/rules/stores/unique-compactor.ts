import { load } from 'js-yaml'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { contentOf, thanosRunsIn, type ThanosRun } from '../../tree/monitoring/thanos.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { textAt } from '../../values/value-at.ts'
import type { Rule } from '../rule/rule.ts'

export const uniqueCompactor: Rule = {
  id: 'unique-compactor',
  summary: 'A bucket has one Compactor of Thanos, in one pod.',
  rationale:
    'Compactors take no locks. Two of them join the same blocks, and delete what the other reads: blocks overlap, both halt, and what is in the bucket may be damaged.',
  fix: 'Keep one Compactor with one replica, or have each take other blocks by --selector.relabel-config.',
  check: ({ clusters }, report) => {
    const all = clusters.flatMap((cluster) =>
      thanosRunsIn(cluster)
        .filter(({ command }) => command === 'compact')
        .map((one) => ({ one, bucket: bucketOf(cluster, one) })),
    )
    for (const [index, { one, bucket }] of all.entries()) {
      const { run } = one
      const { replicas = 1 } = run.pods.rollout
      if (replicas > 1)
        report({
          location: run.pods.rollout.location('replicas'),
          message: `${run.pods.owner} has ${replicas} Compactors of one bucket`,
          impact: IMPACT,
          fix: 'set one replica',
        })
      const first = bucket && all.slice(0, index).find((other) => other.bucket === bucket)
      if (first)
        report({
          location: run.location('args'),
          related: [first.one.run.location('args')],
          message: `${containerText(run)} and ${containerText(first.one.run)} are Compactors of the same bucket, ${bucket}`,
          impact: IMPACT,
          fix: 'remove one of them',
        })
    }
  },
}

const IMPACT = 'both join the same blocks: blocks overlap, both halt, and the bucket may be damaged'

/** Service, name and prefix of the bucket; nothing where the tree does not say them, or each Compactor takes other blocks. */
const bucketOf = (cluster: ClusterView, one: ThanosRun): string | undefined => {
  if (one.flags.some(({ name }) => name.startsWith('selector.relabel-config'))) return undefined
  const config = readYaml(contentOf(cluster, one, 'objstore.config'))
  const bucket = textAt(config, 'config', 'bucket')
  const endpoint = textAt(config, 'config', 'endpoint')
  return bucket === '' ? undefined : [endpoint, bucket, textAt(config, 'prefix')].filter(Boolean).join('/')
}

const readYaml = (text: string | undefined): unknown => {
  try {
    return load(text ?? '')
  } catch {
    return undefined
  }
}
