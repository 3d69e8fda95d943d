import { imageParts } from '../scalars/images.ts'
import { bytes } from '../scalars/quantities.ts'
import { seconds } from '../scalars/durations.ts'
import { entriesOf } from '../fleet/topology.ts'
import { COLLECTOR_VERSION_LINE } from '../contracts/collector.ts'
import { law } from './law.ts'

/** What the Go runtime needs beside the heap that the memory limiter watches. */
const LARGEST_SHARE_OF_LIMIT = 0.8

export const requireMemoryHeadroom = law({
  id: 'require-memory-headroom',
  reads: ['telemetry'],
  breaches: ({ telemetry: { collector } }) =>
    bytes(collector.memoryLimit) <= LARGEST_SHARE_OF_LIMIT * bytes(collector.resources.limits.memory)
      ? []
      : [
          {
            path: ['telemetry', 'collector', 'memoryLimit'],
            what: `telemetry.collector.memoryLimit ${collector.memoryLimit} is more than 80 % of telemetry.collector.resources.limits.memory ${collector.resources.limits.memory}`,
            consequence:
              'the kernel would kill the collector before its limiter acts, and the queued metrics would be lost',
            mend: 'lower memoryLimit, or raise the container’s limit',
          },
        ],
})

export const requireKnownCollector = law({
  id: 'require-known-collector',
  reads: ['versions'],
  breaches: ({ versions: { images } }) => {
    const tag = imageParts(images.collector)?.tag
    if (tag?.startsWith(`${COLLECTOR_VERSION_LINE}.`)) return []
    return [
      {
        path: ['versions', 'images', 'collector'],
        what: `${images.collector} is not a collector of the line ${COLLECTOR_VERSION_LINE}, whose components the generator knows`,
        consequence: 'components are renamed and removed between versions: the collector might not start',
        mend: `use a ${COLLECTOR_VERSION_LINE}.x tag, or move packages/otel-collector to the new version first`,
      },
    ]
  },
})

/** Prometheus forgets a series five minutes after its last sample; beyond two minutes one lost scrape leaves a hole. */
const LONGEST_INTERVAL = 120

export const banStaleInterval = law({
  id: 'ban-stale-interval',
  reads: ['telemetry'],
  breaches: ({ telemetry: { scrapeIntervals } }) =>
    entriesOf(scrapeIntervals)
      .filter(([, interval]) => seconds(interval) > LONGEST_INTERVAL)
      .map(([exporter, interval]) => ({
        path: ['telemetry', 'scrapeIntervals', exporter],
        what: `${exporter} is scraped every ${interval}`,
        consequence:
          'one lost scrape would leave a hole in every graph, and rates over five minutes would be empty',
        mend: 'scrape at least every 2m',
      })),
})
