import { describe, expect, it } from 'vitest'
import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('ban-unescaped-dollar', () => {
  it.each([
    [
      'a group that the collector reads as a variable',
      SPOKE_CONFIG,
      [
        ...SPOKE_KEYS,
        'receivers',
        'prometheus/kubelet',
        'config',
        'scrape_configs',
        0,
        'metric_relabel_configs',
        2,
      ],
      { source_labels: ['container'], target_label: 'container', regex: '(.+)', replacement: '$1' },
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['ban-unescaped-dollar'])
  })
})
