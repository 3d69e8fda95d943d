import fc from 'fast-check'
import type { HubInput } from '../fleet/hub.ts'
import { anyResources, partOf } from './any-resources.ts'
import { anyDuration, anyOwnStorageClass, sizeOf } from './any-scalar.ts'

/** In MiB. */
export const anyVolumeSize = (): fc.Arbitrary<number> => fc.integer({ min: 1024, max: 2 ** 20 })

export const anyLogsPerDay = fc.integer({ min: 1, max: 100_000 }).map(sizeOf)

/** Any valid VictoriaLogs, once or in two copies. */
export const anyVictoriaLogs = (): fc.Arbitrary<NonNullable<HubInput['logs']>> =>
  fc
    .record({
      volume: fc.option(anyVolumeSize(), { nil: undefined }),
      kept: fc.option(fc.integer({ min: 10, max: 90 }), { nil: undefined }),
      cluster: fc.option(fc.record({ replicas: fc.integer({ min: 2, max: 5 }) }, { requiredKeys: [] }), {
        nil: undefined,
      }),
      copies: fc.option(
        fc.record(
          {
            queue: anyVolumeSize().map(sizeOf),
            storageClass: anyOwnStorageClass,
            resources: anyResources(),
          },
          { requiredKeys: [] },
        ),
        { nil: undefined },
      ),
      stated: fc.record(
        {
          retention: anyDuration(24 * 3600, 90 * 24 * 3600),
          resources: anyResources(),
          gateway: anyGateway(),
          logsPerDay: anyLogsPerDay,
          storageClass: anyOwnStorageClass,
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ volume, kept, cluster, copies, stated }) => ({
      store: 'victoria-logs',
      ...stated,
      ...(volume !== undefined && {
        volume: sizeOf(volume),
        ...(kept !== undefined && { retentionSize: sizeOf(partOf(volume, kept)) }),
      }),
      ...(cluster && { mode: 'cluster', ...cluster }),
      ...(copies && { copies: 2, relay: copies }),
    }))

/** The proxy in front of the stores. */
export const anyGateway = () => fc.record({ resources: anyResources() }, { requiredKeys: [] })
