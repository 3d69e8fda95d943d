import { inSeconds } from '../contracts/thanos.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { seconds } from '../scalars/durations.ts'
import type { FleetLoad } from './load.ts'
import { lokiChunksNeed } from './log-stores.ts'
import { bucketNeeds } from './thanos.ts'

/** What a bucket holds, once it is as old as its retention. */
export interface BucketContent {
  readonly bucket: string
  readonly content: string
  readonly bytes: number
}

export const bucketContents = (
  { hub: { metrics, logs, loki } }: Fleet,
  load: FleetLoad,
): readonly BucketContent[] => {
  const ofThanos = () => {
    if (metrics.store !== 'thanos') return []
    const { retention, objectStorage } = metrics
    const sizes = bucketNeeds(load.metrics, inSeconds(retention))
    return [
      { content: `samples of ${retention.raw}`, bytes: sizes.raw },
      { content: `five-minute values of ${retention.fiveMinutes}`, bytes: sizes.fiveMinutes },
      { content: `hourly values of ${retention.oneHour}`, bytes: sizes.oneHour },
    ].map((content) => ({ bucket: objectStorage.bucket, ...content }))
  }
  const ofLoki = () => {
    if (logs.store !== 'loki' || !loki.objectStorage) return []
    const bytes = lokiChunksNeed(load.logs, seconds(loki.retention))
    return [{ bucket: loki.objectStorage.bucket, content: `lines of ${loki.retention}`, bytes }]
  }
  return [...ofThanos(), ...ofLoki()]
}
