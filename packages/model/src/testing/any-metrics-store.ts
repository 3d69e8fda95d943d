import fc from 'fast-check'
import type { MetricsStoreInput } from '../fleet/metrics-store.ts'
import { anyResources } from './any-resources.ts'
import { anyDuration, anyOwnStorageClass } from './any-scalar.ts'

/** Thanos whose memory and volumes have their computed defaults, which fit any fleet. */
export const anyThanos = (): fc.Arbitrary<MetricsStoreInput> =>
  fc
    .record(
      {
        objectStorage: fc.record(
          {
            endpoint: fc.constantFrom(
              'https://s3.eu-central-1.amazonaws.com',
              'http://garage.storage.svc.cluster.local:3900',
            ),
            bucket: fc.constantFrom('fleet-metrics', 'metrics.example'),
            region: fc.constantFrom('eu-central-1', 'garage'),
          },
          { requiredKeys: ['endpoint', 'bucket'] },
        ),
        retention: fc.record(
          {
            raw: anyDuration(40 * 3600, 90 * 24 * 3600),
            fiveMinutes: anyDuration(240 * 3600, 365 * 24 * 3600),
            oneHour: anyDuration(240 * 3600, 1000 * 24 * 3600),
          },
          { requiredKeys: [] },
        ),
        // As many as share the largest budgets. By default there are one, three, or as many as it takes.
        replicas: fc.integer({ min: 12, max: 14 }),
        query: fc.record({ resources: anyResources() }, { requiredKeys: [] }),
        ruler: fc.record({ resources: anyResources() }, { requiredKeys: [] }),
        receive: fc.record({ storageClass: anyOwnStorageClass }, { requiredKeys: [] }),
      },
      { requiredKeys: ['objectStorage'] },
    )
    .map((thanos) => ({ store: 'thanos' as const, ...thanos }))
