import fc from 'fast-check'
import type { z } from 'zod/mini'
import type { Resources } from '../fleet/resources.ts'
import { sizeOf } from './any-scalar.ts'

type ResourcesInput = z.input<typeof Resources>

/** Requests within limits, the limit of memory in MiB being `memory`. */
export const anyResources = (
  memory: fc.Arbitrary<number> = fc.integer({ min: 32, max: 4096 }),
): fc.Arbitrary<ResourcesInput> =>
  fc
    .record({
      cpu: fc.integer({ min: 1, max: 2000 }),
      cpuLimit: fc.option(fc.integer({ min: 2, max: 8 })),
      memory,
      requestedShare: fc.integer({ min: 5, max: 100 }),
    })
    .map(({ cpu, cpuLimit, memory: limit, requestedShare }) => ({
      requests: { cpu: `${cpu}m`, memory: sizeOf(partOf(limit, requestedShare)) },
      limits: { ...(cpuLimit === null ? {} : { cpu: `${cpuLimit}` }), memory: sizeOf(limit) },
    }))

/** A share in per cent of a number of MiB, at least one. */
export const partOf = (whole: number, share: number): number => Math.max(1, Math.floor((whole * share) / 100))
