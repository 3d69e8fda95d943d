import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { secondsOf } from '../../values/durations.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { shown, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireLokiIngestionLimits: Rule = {
  id: 'require-loki-ingestion-limits',
  ownSeverity: 'info',
  summary:
    'The limits of Loki and its gateway admit the batches, the rates and the old lines that collectors send.',
  rationale:
    'The gateway answers 413 to a body over its limit, and Loki rejects lines over its age. Collectors do not retry either.',
  fix: 'Raise the limit, or make the batches of the collectors smaller.',
  check: inEachRelease('loki', (release, report, fleet) => {
    checkSettings(release, SETTINGS, report)
    checkSizes(release, fleet, report)
  }),
}

const LIMITS = ['loki', 'limits_config']

const SETTINGS: readonly Setting[] = [
  {
    path: [...LIMITS, 'allow_structured_metadata'],
    byDefault: true,
    isFine: (value) => value === true,
    impact: 'Loki rejects every line that arrives by OTLP',
    fix: 'set it to true',
  },
  {
    path: [...LIMITS, 'reject_old_samples_max_age'],
    byDefault: '168h',
    isFine: (value) => (secondsOf(value) ?? 0) >= 24 * 3600,
    impact: 'Loki rejects for good what was queued on disk during an outage',
    fix: 'set it to 24h or more',
  },
  {
    path: [...LIMITS, 'reject_old_samples'],
    byDefault: true,
    isFine: (value) => value === true,
    impact: 'Loki accepts lines older than its retention, and deletes them before anybody can query them',
    fix: 'set it to true',
  },
  {
    path: [...LIMITS, 'creation_grace_period'],
    byDefault: '10m',
    isFine: (value) => (secondsOf(value) ?? 0) >= 60,
    impact: 'Loki rejects for good the lines of a node with a clock slightly ahead of the hub',
    fix: 'set it to 10m or more',
  },
  {
    path: [...LIMITS, 'max_line_size'],
    byDefault: '256KB',
    isFine: (value) => (lokiBytes(value) ?? 0) >= 64 * 1024 && (lokiBytes(value) ?? 0) <= 4 * MEBIBYTE,
    impact: 'Loki rejects ordinary long lines, or one line fills a message',
    fix: 'set it to 256KB',
  },
  {
    path: [...LIMITS, 'max_line_size_truncate'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'Loki discards a line that is too long as a whole',
    fix: 'set it to true, so that Loki keeps the beginning',
  },
  {
    path: [...LIMITS, 'max_global_streams_per_user'],
    byDefault: 5000,
    isFine: (value) => value === 0 || Number(value) >= 1000,
    impact: 'Loki rejects the lines of new pods once so many containers have written',
    fix: 'set it to 5000',
  },
]

/** `4M` of nginx, `8MB` of Loki: both count in powers of 1024. */
const lokiBytes = (written: unknown): number | undefined => {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?) ?([kKmMgG]?)i?[bB]?$/.exec(String(written)) ?? []
  return count === undefined
    ? undefined
    : quantityOf(`${count}${unit === '' ? '' : `${unit.toUpperCase()}i`}`)
}

interface Senders {
  readonly count: number
  /** The largest batch, and all that one collector sends at once, in bytes. */
  readonly batch: number
  readonly burst: number
}

const sendersIn = ({ clusters }: FleetView): Senders => {
  const queues = clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector) =>
      componentsOf(collector, 'exporters', 'otlp_http').map(({ value }) => {
        const { batch, num_consumers: consumers = 10 } = value.sending_queue ?? {}
        return { batch: batch?.max_size ?? 0, burst: (batch?.max_size ?? 0) * consumers }
      }),
    ),
  )
  return {
    count: queues.length,
    batch: Math.max(0, ...queues.map(({ batch }) => batch)),
    burst: Math.max(0, ...queues.map(({ burst }) => burst)),
  }
}

/** In MiB a second: more than a node of such clusters writes, less than what fills the memory of Loki. */
const SMALLEST_RATE = 2
const LARGEST_RATE = 1024

/** The same for each cluster, where a large fleet needs more. */
const LARGEST_RATE_OF_A_CLUSTER = 64

const NGINX = ['gateway', 'nginxConfig']
const RATE = [...LIMITS, 'ingestion_rate_mb']
const BURST = [...LIMITS, 'ingestion_burst_size_mb']
const STREAM = [...LIMITS, 'per_stream_rate_limit']
const STREAM_BURST = [...LIMITS, 'per_stream_rate_limit_burst']

/** A limit of the release, in MiB. */
interface Limit {
  readonly path: readonly string[]
  readonly value: number
  /** As it is written. */
  readonly text: string
}

const checkSizes = (release: Release, fleet: FleetView, report: Report): void => {
  const senders = sendersIn(fleet)
  const batch = senders.batch / MEBIBYTE
  const most = Math.max(LARGEST_RATE, LARGEST_RATE_OF_A_CLUSTER * senders.count)
  const checkLimit = ({ path, value, text }: Limit, least: number, message: string): void => {
    if (value >= least && value <= most) return
    report({
      location: atValue(release, ...path),
      message: `${path.join('.')} is ${text}, and ${message}`,
      impact: 'the gateway rejects batches, or Loki rejects them again and again, and they fill its memory',
      fix: 'set it to the size of the collectors’ batches',
    })
  }
  checkLimit(bodyLimitOf(release), batch * 2, `a batch has up to ${senders.batch} bytes, and its envelope`)
  const rate = limitAt(release, RATE, 4)
  checkLimit(rate, SMALLEST_RATE, 'one node can write a MiB a second')
  checkLimit(
    limitAt(release, BURST, 6),
    Math.max(senders.burst / MEBIBYTE, rate.value),
    `a collector sends ${senders.burst} bytes at once`,
  )
  const stream = limitAt(release, STREAM, '3MB')
  checkLimit(stream, SMALLEST_RATE, 'one container can write as much as a node')
  checkLimit(
    limitAt(release, STREAM_BURST, '15MB'),
    Math.max(batch, stream.value),
    `a batch of one container has up to ${senders.batch} bytes`,
  )
}

/** A number is in MiB. */
const limitAt = (release: Release, path: readonly string[], byDefault: number | string): Limit => {
  const given = chartValue(release, ...path)
  const written = given ?? byDefault
  const value = path.at(-1)?.endsWith('_mb') ? Number(written) : (lokiBytes(written) ?? 0) / MEBIBYTE
  return { path, value, text: given === undefined ? 'not set' : shown(given) }
}

const bodyLimitOf = (release: Release): Limit => {
  const configuration = textAt(release.object.spec?.values, ...NGINX, 'file')
  if (configuration === '') return limitAt(release, [...NGINX, 'clientMaxBodySize'], '4M')
  const size = /^\s*client_max_body_size\s+(\w+);/m.exec(configuration)?.[1] ?? NGINX_DEFAULT
  return {
    path: [...NGINX, 'file'],
    value: (lokiBytes(size) ?? 0) / MEBIBYTE,
    text: `client_max_body_size ${size}`,
  }
}

/** Of `client_max_body_size`. */
const NGINX_DEFAULT = '1m'
