import fc from 'fast-check'
import type { BackupInput } from '../fleet/backup.ts'
import { sizeOf } from './any-scalar.ts'

/** Any valid backup. A volume is of a class that nothing else is of. */
export const anyBackup = (): fc.Arbitrary<BackupInput> =>
  fc.record(
    {
      to: fc.oneof(
        fc.record({
          type: fc.constant('nfs' as const),
          server: fc.constantFrom('nas.example.org', '192.168.7.4'),
          path: fc.constantFrom('/export/backups', '/volume1/k3s'),
        }),
        fc.record({
          type: fc.constant('volume' as const),
          size: fc.integer({ min: 64, max: 10_240 }).map(sizeOf),
          storageClass: fc.constant('archive'),
        }),
      ),
      schedule: fc.constantFrom('30 2 * * *', '@daily', '0 */6 * * *'),
      timeZone: fc.constantFrom('Europe/Lisbon', 'UTC'),
      keep: fc.integer({ min: 1, max: 1000 }),
    },
    { requiredKeys: ['to'] },
  )
