import { describe, expect, it } from 'vitest'
import { addAlert } from '../../testing/alerts.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { change, findingsAfter } from '../../testing/sample-trees.ts'

const ON_SPOKE = [
  'data',
  'config.yaml',
  'receivers',
  'prometheus/kubelet',
  'config',
  'scrape_configs',
] as const
const ON_HUB = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const

const probing = (job: string, prober?: string) => ({
  job_name: job,
  scrape_interval: '30s',
  honor_timestamps: false,
  metrics_path: '/probe',
  static_configs: [
    { targets: ['https://site.example/'], labels: { __param_module: 'http_2xx', cluster: 'homelab' } },
  ],
  ...(prober !== undefined && {
    relabel_configs: [
      { source_labels: ['__address__'], target_label: '__param_target' },
      { source_labels: ['__param_target'], target_label: 'instance' },
      { target_label: '__address__', replacement: prober },
    ],
  }),
})

const onHub = (job: object) => change<readonly object[]>(HUB_STACK, ON_HUB, (jobs) => [...jobs, job])
const onSpoke = (job: object) =>
  change<readonly object[]>('spoke ConfigMap otel-collector-*', ON_SPOKE, (jobs) => [...jobs, job])

const rulesOf = (found: Awaited<ReturnType<typeof findingsAfter>>) => found.map(({ rule }) => rule)

describe('a scrape that hands its targets to a prober', () => {
  it('may have URLs as targets', async () => {
    const handed = await findingsAfter(onSpoke(probing('sites', 'prober.lan:9115')))
    expect(rulesOf(handed)).not.toContain('valid-collector-config')
    const scraped = await findingsAfter(onSpoke(probing('sites')))
    expect(rulesOf(scraped)).toContain('valid-collector-config')
  })

  it('yields what its prober says of each URL', async () => {
    const asking = (metric: string) =>
      findingsAfter(
        onHub(probing('blackbox-exporter-lan', 'prober.lan:9115')),
        addAlert(
          'ClusterMetricsAbsent',
          `${metric}{job="blackbox-exporter-lan", cluster="homelab", instance="https://site.example/"} > 1`,
        ),
      )
    expect(rulesOf(await asking('probe_http_version'))).toEqual([])
    expect(rulesOf(await asking('probe_http_versions'))).toContain('no-missing-metric')
  })

  it('asks a prober that is there', async () => {
    const found = await findingsAfter(onHub(probing('sites', 'prober.monitoring.svc:9115')))
    expect(rulesOf(found)).toContain('no-missing-scrape-target')
  })
})
