import { describe, expect, it } from 'vitest'
import { SPOKE_AGENT, SPOKE_CONTAINER } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-collector-config', () => {
  it.each([
    [
      'a file that is no key of the ConfigMap',
      SPOKE_AGENT,
      [...SPOKE_CONTAINER, 'args', 0],
      '--config=/etc/otelcol/config.yml',
    ],
    [
      'a folder that is not the mount’s',
      SPOKE_AGENT,
      [...SPOKE_CONTAINER, 'args', 0],
      '--config=/etc/otel/config.yaml',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['no-missing-collector-config'])
  })
})
