import { describe, expect, it } from 'vitest'
import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('require-loki-retention', () => {
  it.each([
    [
      'a compactor that deletes nothing',
      HUB_LOKI,
      [...VALUES, 'loki', 'compactor', 'retention_enabled'],
      false,
    ],
    [
      'a compactor without a store',
      HUB_LOKI,
      [...VALUES, 'loki', 'compactor', 'delete_request_store'],
      undefined,
    ],
    [
      'logs that are kept for ever',
      HUB_LOKI,
      [...VALUES, 'loki', 'limits_config', 'retention_period'],
      undefined,
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['require-loki-retention'])
  })

  it('refuses to take in what is older than what is kept', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease loki',
          ['spec', 'values', 'loki', 'limits_config', 'reject_old_samples_max_age'],
          '168d',
        ),
      ),
    ).toEqual(['require-loki-retention'])
  })
})
