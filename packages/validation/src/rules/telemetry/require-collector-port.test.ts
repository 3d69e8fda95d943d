import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-collector-port', () => {
  it.each([
    [
      'a health check on the loopback',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
      'localhost:13133',
    ],
    [
      'a health check on another port',
      SPOKE_CONFIG,
      [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
      '${env:POD_IP}:13134',
    ],
    [
      'metrics that nobody outside the pod can scrape',
      HUB_COLLECTOR,
      [...HUB_KEYS, 'service', 'telemetry', 'metrics', 'readers'],
      undefined,
    ],
    [
      'metrics on a port that nobody scrapes',
      HUB_COLLECTOR,
      [
        ...HUB_KEYS,
        'service',
        'telemetry',
        'metrics',
        'readers',
        0,
        'pull',
        'exporter',
        'prometheus',
        'port',
      ],
      8889,
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-collector-port'])
  })
})
