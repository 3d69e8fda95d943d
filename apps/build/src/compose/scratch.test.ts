import { readFleet } from '@fleet/model'
import { anyFleet, readAnyFile } from '@fleet/model/testing'
import { validate } from '@fleet/validation'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { composeFleet } from './compose-fleet.ts'

it('reports nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyFleet(), async (inventory) => {
      const { logs: _, ...hub } = inventory.hub
      const one = {
        ...inventory,
        hub: {
          metrics: {
            store: 'thanos' as const,
            objectStorage: { endpoint: 'https://s3.example.org', bucket: 'fleet-metrics' },
          },
          ...hub,
        },
        versions: {
          ...inventory.versions,
          images: { ...inventory.versions.images, thanos: inventory.versions.images.nodeExporter },
        },
      }
      const read = readFleet(one, readAnyFile)
      const found = read.ok ? (await validate(composeFleet(read.fleet))).findings : read.findings
      expect(found.map((f) => `${f.rule}: ${f.message}`.slice(0, 400))).toEqual([])
    }),
    { numRuns: 25 },
  )
}, 900000)
