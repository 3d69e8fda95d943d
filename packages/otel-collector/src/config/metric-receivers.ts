import { CADVISOR_RELABELINGS, JOB, serviceAddress, type Duration, type ScrapeJob } from '@fleet/model'
import { RECEIVER } from '../component-ids.ts'
import { env, NODE_NAME } from '../environment.ts'
import { SELF_METRICS_PORT } from '../ports.ts'

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

/**
 * The kubelet on its authenticated port. k3s signs its certificate for the node's address with the authority that every
 * pod is given, so it is verified.
 */
const kubelet = {
  metrics_path: '/metrics/cadvisor',
  scheme: 'https',
  authorization: { credentials_file: `${SERVICE_ACCOUNT}/token` },
  tls_config: { ca_file: `${SERVICE_ACCOUNT}/ca.crt` },
  metric_relabel_configs: CADVISOR_RELABELINGS.map(({ sourceLabels, regex, action }) => ({
    source_labels: sourceLabels,
    regex,
    action,
  })),
}

/**
 * A sample has the time of its scrape. Exporters' own time stamps are those of cAdvisor's last housekeeping, which
 * arrive out of order, and those of a clock over ten minutes ahead, which the receiver drops without counting them.
 */
const scrapeTime = { honor_timestamps: false }

/** The labels that kube-prometheus-stack gives the kubelet's series on the hub. */
const kubeletLabels = { metrics_path: kubelet.metrics_path, node: env(NODE_NAME) }

const addressesOf = (job: ScrapeJob, nodeAddress: string): string[] => {
  const { target } = job
  if (target.kind === 'service') return [serviceAddress(target.service)]
  return target.kind === 'node' ? [`${nodeAddress}:${target.port}`] : [...target.addresses]
}

const receiver = (scrapeConfig: object) => ({ config: { scrape_configs: [scrapeConfig] } })

/** One receiver for each job, so that the failures of exporters are separate. */
export const metricReceivers = (jobs: readonly ScrapeJob[], nodeAddress: string): Record<string, object> =>
  Object.fromEntries(
    jobs.map((job) => {
      const isKubelet = job.job === JOB.cadvisor
      const scrapeConfig = {
        job_name: job.job,
        scrape_interval: job.interval,
        ...scrapeTime,
        ...(isKubelet && kubelet),
        static_configs: [
          { targets: addressesOf(job, nodeAddress), ...(isKubelet && { labels: kubeletLabels }) },
        ],
      }
      return [RECEIVER.prometheus(job.job), receiver(scrapeConfig)]
    }),
  )

/** The collector's own metrics, over the loopback of its pod. */
export const selfReceiver = (interval: Duration): Record<string, object> => ({
  [RECEIVER.prometheus(JOB.collector)]: receiver({
    job_name: JOB.collector,
    scrape_interval: interval,
    ...scrapeTime,
    static_configs: [{ targets: [`127.0.0.1:${SELF_METRICS_PORT}`] }],
  }),
})
