import { expect } from 'vitest'
import { SPOKE_CONFIG, SPOKE_CONTAINER, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireEveryShard } from './require-every-shard.ts'

const shardOfObjects = (index: number, of: number) => [
  set('spoke Deployment kube-state-metrics', [...SPOKE_CONTAINER, 'args', 3], `--shard=${index}`),
  set('spoke Deployment kube-state-metrics', [...SPOKE_CONTAINER, 'args', 4], `--total-shards=${of}`),
]

const shardOfTargets = (index: number, of: number) =>
  set(
    SPOKE_CONFIG,
    [...SPOKE_KEYS, 'receivers', 'prometheus/traefik', 'config', 'scrape_configs', 0, 'relabel_configs'],
    [
      { source_labels: ['__address__'], modulus: of, target_label: '__tmp_shard', action: 'hashmod' },
      { source_labels: ['__tmp_shard'], regex: `${index}`, action: 'keep' },
    ],
  )

testRule(requireEveryShard, {
  valid: [{ name: 'a program that is the only shard', changes: shardOfObjects(0, 1) }],
  invalid: [
    {
      name: 'a second shard that no kube-state-metrics has',
      changes: shardOfObjects(0, 2),
      findings: [
        {
          message: expect.stringMatching(
            /^container kube-state-metrics .* has shard 0 of 2 of the objects .*, and none has shard 1$/,
          ) as string,
        },
      ],
    },
    { name: 'targets of which the first shard has no scraper', changes: [shardOfTargets(1, 2)] },
  ],
})
