import { imageParts } from '../scalars/images.ts'
import { bytes } from '../scalars/quantities.ts'
import { seconds, type Duration } from '../scalars/durations.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { entriesOf, statedIntervals } from '../fleet/topology.ts'
import { COLLECTOR_VERSION_LINE } from '../contracts/collector.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable } from './readable.ts'

/** The Go runtime needs the rest beside the heap that the memory limiter watches. */
const LARGEST_SHARE_OF_LIMIT = 0.8

export const requireMemoryHeadroom: InventoryRule = {
  id: 'require-memory-headroom',
  summary: '`telemetry.collector.memoryLimit` is at most 80 % of the memory that the container may use.',
  rationale:
    'The Go runtime needs the rest beside the heap. Otherwise the kernel kills the collector before its limiter acts, and the metrics in its queue are lost.',
  check: ({ telemetry: { collector } }) =>
    bytes(collector.memoryLimit) <= LARGEST_SHARE_OF_LIMIT * bytes(collector.resources.limits.memory)
      ? []
      : [
          {
            path: ['telemetry', 'collector', 'memoryLimit'],
            message: `telemetry.collector.memoryLimit ${collector.memoryLimit} is more than 80 % of telemetry.collector.resources.limits.memory ${collector.resources.limits.memory}`,
            impact:
              'the kernel kills the collector before its limiter acts, and the metrics in its queue are lost',
            fix: 'lower memoryLimit, or raise the container’s limit',
          },
        ],
}

export const requireKnownCollector: InventoryRule = {
  id: 'require-known-collector',
  summary: '`versions.images.collector` is of the release line whose components the generator knows.',
  rationale:
    'Releases of the collector rename and remove components. One of another line may refuse its configuration and not start.',
  check: ({ versions: { images } }) => {
    const tag = imageParts(images.collector)?.tag
    if (tag?.startsWith(`${COLLECTOR_VERSION_LINE}.`)) return []
    return [
      {
        path: ['versions', 'images', 'collector'],
        message: `${images.collector} is not a collector of the line ${COLLECTOR_VERSION_LINE}, and the generator knows the components of that line only`,
        impact: 'versions rename and remove components: the collector may not start',
        fix: `write a ${COLLECTOR_VERSION_LINE}.x tag; a later line needs a later version of the generator`,
      },
    ]
  },
}

/**
 * In seconds. Prometheus drops a series five minutes after its last sample. Beyond two minutes one lost scrape leaves a
 * gap.
 */
const LONGEST_INTERVAL = 120

export const banStaleInterval: InventoryRule = {
  id: 'ban-stale-interval',
  summary:
    'Every interval in `telemetry.scrapeIntervals`, of a scrape of your own and of a probe is at most two minutes.',
  rationale:
    'Prometheus drops a series five minutes after its last sample. With a longer interval one lost scrape leaves a gap, and rates over five minutes are empty.',
  check: (fleet) =>
    [
      ...statedIntervals(fleet).map(([exporter, interval]) => ({
        exporter,
        interval,
        path: ['telemetry', 'scrapeIntervals', exporter],
      })),
      ...ownIntervals(fleet),
      ...probeIntervals(fleet),
    ]
      .filter(({ interval }) => seconds(interval) > LONGEST_INTERVAL)
      .map(({ exporter, interval, path }) => ({
        path,
        message: `the scrape interval of ${exporter} is ${interval}`,
        impact: 'one lost scrape leaves a gap in every graph, and rates over five minutes are empty',
        fix: 'set it to at most 2m',
      })),
}

/** Those that scrapes of the inventory state. A rule reads it before it has the default of the others. */
const ownIntervals = ({ clusters }: Fleet) =>
  eachReadable(entriesOf(clusters), ([cluster, { scrapes }]) =>
    eachReadable(entriesOf(scrapes), ([exporter, { interval }]) =>
      (interval as Duration | undefined) === undefined
        ? []
        : [{ exporter, interval, path: ['clusters', cluster, 'scrapes', exporter, 'interval'] }],
    ),
  )

const probeIntervals = ({ clusters }: Fleet) =>
  eachReadable(entriesOf(clusters), ([cluster, { probes }]) =>
    eachReadable(entriesOf(probes), ([name, probe]) =>
      typeof probe === 'string' || (probe.interval as Duration | undefined) === undefined
        ? []
        : [
            {
              exporter: `the probe ${name}`,
              interval: probe.interval,
              path: ['clusters', cluster, 'probes', name, 'interval'],
            },
          ],
    ),
  )
