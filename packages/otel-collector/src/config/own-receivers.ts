import {
  podSelector,
  SILENT_PHASES,
  type OwnScrape,
  type SampleRelabeling,
  type ScrapedPods,
} from '@fleet/model'
import { RECEIVER } from '../component-ids.ts'
import { secretFile } from '../secret-files.ts'

/** A receiver for each scrape of the inventory's own, asked as the hub's Prometheus asks those of the hub. */
export const ownReceivers = (scrapes: readonly OwnScrape[]): Record<string, object> =>
  Object.fromEntries(
    scrapes.map((scrape) => [
      RECEIVER.prometheus(scrape.job),
      { config: { scrape_configs: [configOf(scrape)] } },
    ]),
  )

const configOf = (scrape: OwnScrape) => ({
  job_name: scrape.job,
  scrape_interval: scrape.interval,
  honor_timestamps: false,
  ...(scrape.path !== '/metrics' && { metrics_path: scrape.path }),
  ...(scrape.scheme !== 'http' && { scheme: scrape.scheme }),
  ...authOf(scrape),
  ...(scrape.pods ? discovery(scrape.pods) : { static_configs: [{ targets: [...scrape.addresses] }] }),
  ...(scrape.relabelings.length > 0 && { metric_relabel_configs: scrape.relabelings.map(sampleRule) }),
})

/** From files, which are read anew at each scrape: a changed Secret needs no restart. */
const authOf = ({ job, auth }: OwnScrape) => {
  if (!auth) return {}
  return auth.type === 'bearer'
    ? { authorization: { credentials_file: secretFile(job, 'token') } }
    : {
        basic_auth: {
          username_file: secretFile(job, 'username'),
          password_file: secretFile(job, 'password'),
        },
      }
}

const sampleRule = ({ sourceLabels, regex, action }: SampleRelabeling) => ({
  source_labels: sourceLabels,
  regex,
  action,
})

/** Each pod once, at the stated port, whichever ports its containers declare. */
const discovery = (pods: ScrapedPods) => ({
  kubernetes_sd_configs: [
    {
      role: 'pod',
      namespaces: { names: [pods.namespace] },
      selectors: [
        {
          role: 'pod',
          label: podSelector(pods),
        },
      ],
    },
  ],
  relabel_configs: [
    {
      source_labels: ['__meta_kubernetes_pod_phase'],
      regex: SILENT_PHASES,
      action: 'drop',
    },
    // The collector reads a single dollar as the beginning of a variable.
    {
      source_labels: ['__meta_kubernetes_pod_ip'],
      target_label: '__address__',
      replacement: `$$1:${pods.port}`,
    },
    { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
    { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
  ],
})
