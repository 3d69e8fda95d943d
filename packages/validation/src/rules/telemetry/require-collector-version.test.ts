import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, SPOKE_AGENT, SPOKE_CONTAINER, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-collector-version', () => {
  it.each([
    ['another release than the one checked', HUB_COLLECTOR, [...VALUES, 'image', 'tag'], '0.158.0'],
    [
      'a distribution without remote write',
      SPOKE_AGENT,
      [...SPOKE_CONTAINER, 'image'],
      'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.160.0',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-collector-version'])
  })
})
