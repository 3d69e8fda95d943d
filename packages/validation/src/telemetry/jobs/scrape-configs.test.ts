import { METRICS_ANNOTATION } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { addAlert } from '../../testing/alerts.ts'
import { add, findingsAfter, type Change } from '../../testing/sample-trees.ts'

const scrapeConfig = (spec: object, declared?: string) =>
  add('hub', 'telemetry/prometheus-ingest.yaml', {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: {
      name: 'nas',
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/name': 'nas',
        'app.kubernetes.io/part-of': 'observability-fleet',
        'app.kubernetes.io/managed-by': 'observability-fleet',
      },
      ...(declared !== undefined && { annotations: { [METRICS_ANNOTATION]: declared } }),
    },
    spec: {
      jobName: 'nas',
      scrapeInterval: '30s',
      staticConfigs: [{ targets: ['nas.lan:9100'] }],
      ...spec,
    },
  })

const asks = (expr: string) => addAlert('ClusterMetricsAbsent', expr)
const rulesOf = async (...changes: readonly Change[]) =>
  (await findingsAfter(...changes)).map(({ rule }) => rule)

const OWN = 'disk_temperature_celsius{job="nas", cluster="homelab"} > 60'

describe('a ScrapeConfig', () => {
  it('may yield anything where its metrics are declared to be open', async () => {
    expect(await rulesOf(scrapeConfig({}, 'nas: *'), asks(OWN))).toEqual([])
  })

  it('yields what is declared, and a query for another metric of it is a finding', async () => {
    expect(await rulesOf(scrapeConfig({}, 'nas: disk_temperature_celsius'), asks(OWN))).toEqual([])
    expect(await rulesOf(scrapeConfig({}, 'nas: disk_reads_total'), asks(OWN))).toEqual(['no-missing-metric'])
  })

  it('loses what its relabelling drops', async () => {
    const dropped = { metricRelabelings: [{ sourceLabels: ['__name__'], regex: 'disk_.*', action: 'drop' }] }
    expect(await rulesOf(scrapeConfig(dropped, 'nas: disk_temperature_celsius'), asks(OWN))).toEqual([
      'no-missing-metric',
    ])
  })

  it('needs a Service of its own cluster where its address is one', async () => {
    const targets = (address: string) => scrapeConfig({ staticConfigs: [{ targets: [address] }] }, 'nas: *')
    expect(await rulesOf(targets('grafana.monitoring.svc:3000'))).toEqual(['no-missing-scrape-target'])
    expect(await rulesOf(targets('kube-dns.kube-system.svc:9153'))).toEqual([])
  })

  it('needs a Secret that is declared', async () => {
    const auth = { authorization: { credentials: { name: 'scrape-nas', key: 'token' } } }
    expect(await rulesOf(scrapeConfig(auth, 'nas: *'))).toEqual(['no-missing-secret'])
  })

  it('may be a second scrape of one target', async () => {
    const twice = { staticConfigs: [{ targets: ['nas.lan:9100', 'nas.lan:9100'] }] }
    expect(await rulesOf(scrapeConfig(twice, 'nas: *'))).toEqual(['unique-scrape'])
  })
})
