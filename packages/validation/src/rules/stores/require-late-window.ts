import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { secondsOf } from '../../values/durations.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireLateWindow: Rule = {
  id: 'require-late-window',
  summary:
    'The hub stores samples and lines as late as an outage makes them that the spokes’ queues survive.',
  rationale:
    'One sample outside Prometheus’ window, which is none by default, throws away its whole request; Loki lets in a line that is older than its stream’s newest by half of max_chunk_age.',
  fix: 'Make outOfOrderTimeWindow twice the time-out of remote write, and Loki’s max_chunk_age twice that.',
  check: (fleet) => {
    const outage = longestOutage(fleet)
    return fleet.clusters.flatMap((cluster) =>
      WINDOWS.flatMap(({ chart, path, byDefault, times }) =>
        releasesOf(cluster, chart).flatMap((release): Violation[] => {
          const window = secondsOf(chartValue(release, ...path) ?? byDefault) ?? 0
          const isKept = window <= (secondsOf(chartValue(release, ...KEPT)) ?? Infinity)
          const isEndless = window > MOST_TIMES * times * outage.seconds && outage.seconds > 0
          if (window >= times * outage.seconds && !isEndless && (isKept || chart === 'loki')) return []
          return [
            {
              location: atValue(release, ...path),
              related: outage.locations,
              message: isKept
                ? `${path.join('.')} is ${window} s, and collectors send what is up to ${outage.seconds} s old, and older while they catch up`
                : `${path.join('.')} is ${window} s, longer than anything is kept`,
              impact: 'what waited out an outage is refused when it arrives, in whole requests',
              fix: `make it at least ${times * outage.seconds}s`,
            },
          ]
        }),
      ),
    )
  },
}

/** A longer window keeps more of the past in memory, and nothing comes that late. */
const MOST_TIMES = 12

const KEPT = ['prometheus', 'prometheusSpec', 'retention']

const WINDOWS = [
  {
    chart: 'kube-prometheus-stack',
    path: ['prometheus', 'prometheusSpec', 'tsdb', 'outOfOrderTimeWindow'],
    byDefault: '0s',
    times: 2,
  },
  { chart: 'loki', path: ['loki', 'ingester', 'max_chunk_age'], byDefault: '2h', times: 4 },
] as const

/** How long the most patient exporter of metrics keeps trying, and where that is written. */
const longestOutage = ({ clusters }: FleetView) => {
  const patient = clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector) =>
      componentsOf(collector, 'exporters', 'prometheus_remote_write').map(({ id, value }) => ({
        seconds: secondsOf(value.timeout) ?? 5,
        location: collector.location('exporters', id, 'timeout'),
      })),
    ),
  )
  const seconds = Math.max(0, ...patient.map((one) => one.seconds))
  return {
    seconds,
    locations: patient.filter((one) => one.seconds === seconds).map(({ location }) => location),
  }
}
