import { PROBES_JOB, probesOf, seconds, BLACKBOX_EXPORTER } from '@fleet/model'
import { between } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { always, type Maker, type Makers, type Subject } from './subject.ts'
import { targetIn, type Target } from './target.ts'

/** The URLs that a cluster asks. */
export const probeTargets = (cluster: SampleCluster, world: World): readonly Target[] =>
  probesOf(world.fleet, cluster.name).map(({ url, interval }) =>
    targetIn(cluster)({
      exporter: BLACKBOX_EXPORTER,
      interval: seconds(interval),
      labels: { job: PROBES_JOB, instance: url },
    }),
  )

/** What a request by https takes of its time. */
const PHASES: Readonly<Record<string, number>> = {
  resolve: 0.03,
  connect: 0.06,
  tls: 0.2,
  processing: 0.65,
  transfer: 0.06,
}

export const subjectsOfProbe = (): readonly Subject[] => [
  { labels: {} },
  ...Object.entries(PHASES).map(([phase, share]) => ({ labels: { phase }, share })),
]

/** Every service is as fast as it is. */
const duration: Maker = ({ key, target, subject: { share = 1 } }) => {
  const taken = wave(share * between(0.04, 0.6, target.labels['instance'] ?? ''), key, 0.2, 0.3)
  return (time) => waveAt(taken, time)
}

const DAY = 86_400

/** Certificates of ninety days are made anew after sixty. */
const expiry: Maker = ({ target }) => {
  const made = between(0, 60 * DAY, target.labels['instance'] ?? '')
  return (time) => time - ((time + made) % (60 * DAY)) + 90 * DAY
}

export const PROBES: Makers = {
  probe_success: always(1),
  probe_http_status_code: always(200),
  probe_http_ssl: always(1),
  probe_http_redirects: always(0),
  probe_duration_seconds: duration,
  probe_http_duration_seconds: duration,
  probe_ssl_earliest_cert_expiry: expiry,
}
