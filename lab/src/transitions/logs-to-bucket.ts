import { fleet as inventory } from '@fleet/validation/fixtures'
import type { FleetInput } from '@fleet/model'
import type { BucketAddress } from '../programs/s3.ts'
import type { LokiRun } from '../programs/loki.ts'
import { objectsOfVersion } from './version-objects.ts'
import { valueAt } from '../trees/committed.ts'

type Values = LokiRun['values']

const valuesOf = (fleet: FleetInput): Values => {
  const objects = objectsOfVersion({ fleet }).get(fleet.hub.cluster) ?? []
  const release = objects.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === 'loki')
  if (!release) throw new Error('the hub has no release of Loki')
  return valueAt(release, 'spec', 'values', 'loki') as Values
}

/** What the generator gives Loki of the lab's fleet, which has logs on its volume. */
export const valuesOnVolume = (): Values => valuesOf(inventory)

/** The same of the fleet once its logs go to a bucket from a day on. */
export const valuesInBucket = (bucket: BucketAddress, from: string): Values =>
  valuesOf({
    ...inventory,
    hub: { ...inventory.hub, loki: { ...inventory.hub.loki, objectStorage: { ...bucket, from } } },
  })
