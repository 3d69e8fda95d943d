import { fleetExports } from '../../telemetry/fleet-exports.ts'
import { isReceivedByThanos } from '../../telemetry/ingest.ts'
import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { secondsOf } from '../../values/durations.ts'
import { flagOf, thanosRunsIn, type ThanosRun } from '../../tree/monitoring/thanos.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { Location } from '../../values/location.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireLateWindow: Rule = {
  id: 'require-late-window',
  ownSeverity: 'warning',
  summary:
    'The hub stores samples and lines that are as old as the longest outage that the queues of spokes survive.',
  rationale:
    'Prometheus rejects a whole request for one sample outside its window, which is zero by default. Loki rejects a line that is older than the newest one of its stream by half of max_chunk_age.',
  fix: 'Set outOfOrderTimeWindow to twice the timeout of remote write, and max_chunk_age of Loki to twice that.',
  check: (fleet, report) => {
    const outage = longestOutage(fleet)
    const windows = isReceivedByThanos(fleet, fleetExports(fleet)) ? WINDOWS.slice(1) : WINDOWS
    for (const cluster of fleet.clusters)
      for (const window of windows)
        for (const release of releasesOf(cluster, window.chart)) checkWindow(release, window, outage, report)
    for (const cluster of fleet.clusters)
      for (const one of thanosRunsIn(cluster).filter(({ command }) => command === 'receive'))
        checkReceive(one, outage, report)
  },
}

/** A longer window keeps more of the past in memory, and no data is that late. */
const MOST_TIMES = 12

const KEPT = ['prometheus', 'prometheusSpec', 'retention']

interface Window {
  readonly chart: string
  readonly path: readonly string[]
  readonly byDefault: string
  /** Of the longest outage. */
  readonly times: number
}

const WINDOWS: readonly Window[] = [
  {
    chart: 'kube-prometheus-stack',
    path: ['prometheus', 'prometheusSpec', 'tsdb', 'outOfOrderTimeWindow'],
    byDefault: '0s',
    times: 2,
  },
  { chart: 'loki', path: ['loki', 'ingester', 'max_chunk_age'], byDefault: '2h', times: 4 },
]

const checkWindow = (
  release: Release,
  { chart, path, byDefault, times }: Window,
  outage: Outage,
  report: Report,
): void => {
  const window = secondsOf(chartValue(release, ...path) ?? byDefault) ?? 0
  const least = times * outage.seconds
  const isTooLong = window > MOST_TIMES * least && outage.seconds > 0
  const isKept = window <= (secondsOf(chartValue(release, ...KEPT)) ?? Infinity)
  if (window >= least && !isTooLong && (isKept || chart === 'loki')) return
  report({
    location: atValue(release, ...path),
    related: outage.locations,
    message: isKept
      ? `${path.join('.')} is ${window} s, and collectors send data of up to ${outage.seconds} s, and older data while they catch up`
      : `${path.join('.')} is ${window} s, longer than the retention`,
    impact: 'what was queued during an outage is rejected when it arrives, in whole requests',
    fix: fixOf({ isTooLong, isKept, least }),
  })
}

const fixOf = ({
  isTooLong,
  isKept,
  least,
}: {
  readonly isTooLong: boolean
  readonly isKept: boolean
  readonly least: number
}): string => {
  if (isTooLong) return `set it to at most ${MOST_TIMES * least}s`
  return isKept ? `set it to at least ${least}s` : `lengthen the retention, or set it to ${least}s`
}

const RECEIVE_WINDOW = 'tsdb.out-of-order.time-window'

const checkReceive = (one: ThanosRun, outage: Outage, report: Report): void => {
  const { value, index } = flagOf(one, RECEIVE_WINDOW) ?? {}
  const window = secondsOf(value) ?? 0
  const least = 2 * outage.seconds
  if (window >= least) return
  report({
    location: one.run.location('args', ...(index === undefined ? [] : [index])),
    related: outage.locations,
    message: `--${RECEIVE_WINDOW} of ${containerText(one.run)} is ${window} s, and collectors send data of up to ${outage.seconds} s, and older data while they catch up`,
    impact: 'what was queued during an outage is refused when it arrives',
    fix: `set it to at least ${least}s`,
  })
}

interface Outage {
  readonly seconds: number
  readonly locations: readonly Location[]
}

/** The longest time for which an exporter of metrics retries, and where that is stated. */
const longestOutage = ({ clusters }: FleetView): Outage => {
  const exporters = clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector) =>
      componentsOf(collector, 'exporters', 'prometheus_remote_write').map(({ id, value }) => ({
        seconds: secondsOf(value.timeout) ?? 5,
        location: collector.location('exporters', id, 'timeout'),
      })),
    ),
  )
  const seconds = Math.max(0, ...exporters.map((one) => one.seconds))
  return {
    seconds,
    locations: exporters.filter((one) => one.seconds === seconds).map(({ location }) => location),
  }
}
