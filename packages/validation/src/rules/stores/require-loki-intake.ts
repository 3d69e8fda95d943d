import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { secondsOf } from '../../values/durations.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from './setting.ts'
import { textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireLokiIntake: Rule = {
  id: 'require-loki-intake',
  summary:
    'Loki takes in what collectors send: batches of their size through the gateway, at the rate at which they catch up, with lines as old as an outage.',
  rationale:
    'The gateway answers 413 to a body over its limit, which is final; lines that Loki thinks too old are refused for good.',
  fix: 'Raise the limit, or let the collectors make smaller batches.',
  check: inEachRelease('loki', (release, _report, fleet) => [
    ...checkSettings(release, SETTINGS),
    ...checkSizes(release, fleet),
  ]),
}

const LIMITS = ['loki', 'limits_config']

const SETTINGS: readonly Setting[] = [
  {
    path: [...LIMITS, 'allow_structured_metadata'],
    byDefault: true,
    isFine: (value) => value === true,
    impact: 'Loki refuses every line that comes by OTLP',
    fix: 'set it to true',
  },
  {
    path: [...LIMITS, 'reject_old_samples_max_age'],
    byDefault: '168h',
    isFine: (value) => (secondsOf(value) ?? 0) >= 24 * 3600,
    impact: 'what waited out an outage on a node’s disk is refused for good',
    fix: 'make it 24h or more',
  },
  {
    path: [...LIMITS, 'reject_old_samples'],
    byDefault: true,
    isFine: (value) => value === true,
    impact: 'lines older than what is kept come in, and are deleted before anybody can ask for them',
    fix: 'set it to true',
  },
  {
    path: [...LIMITS, 'creation_grace_period'],
    byDefault: '10m',
    isFine: (value) => (secondsOf(value) ?? 0) >= 60,
    impact: 'lines of a node whose clock is a little ahead of the hub’s are refused for good',
    fix: 'make it 10m or more',
  },
  {
    path: [...LIMITS, 'max_line_size'],
    byDefault: '256KB',
    isFine: (value) => (lokiBytes(value) ?? 0) >= 64 * 1024 && (lokiBytes(value) ?? 0) <= 4 * MEBIBYTE,
    impact: 'ordinary long lines are refused, or one line fills a message',
    fix: 'make it 256KB',
  },
  {
    path: [...LIMITS, 'max_line_size_truncate'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'a line that is too long is thrown away whole',
    fix: 'set it to true, so that its beginning is kept',
  },
  {
    path: [...LIMITS, 'max_global_streams_per_user'],
    byDefault: 5000,
    isFine: (value) => value === 0 || Number(value) >= 1000,
    impact: 'lines of new pods are refused once so many containers have written',
    fix: 'make it 5000',
  },
]

/** `4M` of nginx, `8MB` of Loki: to both, a thousand is 1024. */
const lokiBytes = (written: unknown): number | undefined => {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?) ?([kKmMgG]?)i?[bB]?$/.exec(String(written)) ?? []
  return count === undefined
    ? undefined
    : quantityOf(`${count}${unit === '' ? '' : `${unit.toUpperCase()}i`}`)
}

/** What a whole configuration of nginx, given in place of the chart's, says that it takes. */
const bodyLimitOf = (configuration: string): string | undefined =>
  configuration === ''
    ? undefined
    : (/^\s*client_max_body_size\s+(\w+);/m.exec(configuration)?.[1] ?? NGINX_DEFAULT)

/** Of `client_max_body_size`. */
const NGINX_DEFAULT = '1m'

interface Sender {
  readonly batch: number
  readonly burst: number
}

const sendersOf = ({ clusters }: FleetView): readonly Sender[] =>
  clusters.flatMap((cluster) =>
    collectorsOf(cluster).readable.flatMap((collector) =>
      componentsOf(collector, 'exporters', 'otlp_http').map(({ value }) => {
        const { batch, num_consumers: consumers = 10 } = value.sending_queue ?? {}
        return { batch: batch?.max_size ?? 0, burst: (batch?.max_size ?? 0) * consumers }
      }),
    ),
  )

/** In MiB a second: more than a node of such clusters writes, less than what takes Loki's memory. */
const SMALLEST_RATE = 2
const LARGEST_RATE = 1024

/** The same for each cluster of a fleet so large that it comes to more. */
const LARGEST_RATE_OF_A_CLUSTER = 64

const checkSizes = (release: Release, fleet: FleetView): Violation[] => {
  const senders = sendersOf(fleet)
  const most = Math.max(LARGEST_RATE, LARGEST_RATE_OF_A_CLUSTER * senders.length)
  const isOutside = (value: number, least: number): boolean => value < least || value > most
  const batch = Math.max(0, ...senders.map((sender) => sender.batch))
  const burst = Math.max(0, ...senders.map((sender) => sender.burst))
  const of = (path: readonly string[], byDefault: unknown) => chartValue(release, ...path) ?? byDefault
  const say = (path: readonly string[], message: string, set = String(of(path, 'not set'))): Violation => ({
    location: atValue(release, ...path),
    message: `${path.join('.')} is ${set}, and ${message}`,
    impact:
      'batches are refused: for good by the gateway, or again and again by Loki, whose memory they fill',
    fix: 'size it by the collectors’ batches',
  })
  const nginx = ['gateway', 'nginxConfig']
  const ownLimit = bodyLimitOf(textAt(release.object.spec?.values, ...nginx, 'file'))
  const body = [...nginx, ownLimit === undefined ? 'clientMaxBodySize' : 'file']
  const rate = [...LIMITS, 'ingestion_rate_mb']
  const burstRate = [...LIMITS, 'ingestion_burst_size_mb']
  const stream = [...LIMITS, 'per_stream_rate_limit']
  const streamBurst = [...LIMITS, 'per_stream_rate_limit_burst']
  const mib = (path: readonly string[], byDefault: unknown) =>
    (lokiBytes(of(path, byDefault)) ?? 0) / MEBIBYTE
  const found: Violation[] = []
  const limit = ownLimit === undefined ? mib(body, '4M') : (lokiBytes(ownLimit) ?? 0) / MEBIBYTE
  if (isOutside(limit, (batch * 2) / MEBIBYTE))
    found.push(
      say(
        body,
        `a batch has up to ${batch} bytes, and its envelope`,
        ownLimit && `client_max_body_size ${ownLimit}`,
      ),
    )
  if (isOutside(Number(of(rate, 4)), SMALLEST_RATE))
    found.push(say(rate, 'a node alone may write a MiB a second'))
  if (isOutside(Number(of(burstRate, 6)), burst / MEBIBYTE) || Number(of(burstRate, 6)) < Number(of(rate, 4)))
    found.push(say(burstRate, `a collector sends ${burst} bytes at once`))
  if (isOutside(mib(stream, '3MB'), SMALLEST_RATE))
    found.push(say(stream, 'one container may write as much as a node'))
  if (isOutside(mib(streamBurst, '15MB'), batch / MEBIBYTE) || mib(streamBurst, '15MB') < mib(stream, '3MB'))
    found.push(say(streamBurst, `a batch of one container has up to ${batch} bytes`))
  return found
}
