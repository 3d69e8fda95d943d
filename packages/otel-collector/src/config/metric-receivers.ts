import { SCRAPE_TARGETS, type Duration, type ScrapeJob, type ScrapeTarget } from '@fleet/model'
import { byServiceAccount } from '@fleet/kubernetes'
import { RECEIVER } from '../component-ids.ts'
import { env, NODE_NAME } from '../environment.ts'

/** How a target is asked, where that is not Prometheus' default. */
const requestOf = ({ path, scheme, relabelings }: ScrapeTarget) => ({
  ...(path !== '/metrics' && { metrics_path: path }),
  ...(scheme === 'https' && byServiceAccount),
  ...(relabelings && {
    metric_relabel_configs: relabelings.map(({ sourceLabels, regex, action }) => ({
      source_labels: sourceLabels,
      regex,
      action,
    })),
  }),
})

/**
 * A sample has the time of its scrape. Exporters' own time stamps are those of cAdvisor's last housekeeping, which
 * arrive out of order, and those of a clock over ten minutes ahead, which the receiver drops without counting them.
 */
const scrapeTime = { honor_timestamps: false }

const labelsOf = (target: ScrapeTarget) => {
  if (target.kind !== 'node' || !target.labels) return {}
  const known = { metrics_path: target.path, node: env(NODE_NAME) }
  return { labels: Object.fromEntries(target.labels.map((label) => [label, known[label]])) }
}

const receiver = (target: ScrapeTarget, interval: Duration, targets: readonly string[]) => ({
  [RECEIVER.prometheus(target.job)]: {
    config: {
      scrape_configs: [
        {
          job_name: target.job,
          scrape_interval: interval,
          ...scrapeTime,
          ...requestOf(target),
          static_configs: [{ targets, ...labelsOf(target) }],
        },
      ],
    },
  },
})

/** One receiver for each job, so that the failures of exporters are separate. */
export const metricReceivers = (jobs: readonly ScrapeJob[], nodeAddress: string): Record<string, object> =>
  Object.assign(
    {},
    ...jobs.map(({ target, interval, addresses }) =>
      receiver(target, interval, target.kind === 'node' ? [`${nodeAddress}:${target.port}`] : addresses),
    ),
  ) as Record<string, object>

/** The collector's own metrics, read over the loopback of its pod. */
export const selfReceiver = (interval: Duration): Record<string, object> =>
  receiver(SCRAPE_TARGETS.collector, interval, [`127.0.0.1:${SCRAPE_TARGETS.collector.port}`])
