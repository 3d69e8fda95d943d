import { DATA_SOURCE_UID, type FleetInput } from '@fleet/model'
import { sampleFleet, sampleTenants, sampleThanos } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { chartValues } from './chart-values.ts'

const receivers = { phone: { type: 'pushover' as const } }

const valuesOf = (over: Partial<FleetInput['hub']> = {}, image = 'quay.io/thanos/thanos:v0.42.4') => {
  const { hub, versions } = sampleThanos()
  return chartValues(
    sampleFleet({
      hub: { ...hub, ...over },
      versions: { ...versions, images: { ...versions.images, thanos: image } },
    }),
  )
}

const WRITE = [{ url: 'http://thanos-receive-write.monitoring.svc.cluster.local:19291/api/v1/receive' }]

describe('the Ruler', () => {
  it('is there only beside Thanos', () => {
    expect(chartValues(sampleFleet())).not.toHaveProperty('thanosRuler')
  })

  it('evaluates every rule over all clusters, and Prometheus none of them', () => {
    const { thanosRuler, prometheus } = valuesOf()
    expect(thanosRuler?.thanosRulerSpec).toMatchObject({
      ruleSelectorNilUsesHelmValues: false,
      queryEndpoints: ['dnssrv+_http._tcp.thanos-query.monitoring.svc.cluster.local'],
      remoteWrite: WRITE,
    })
    expect(prometheus.prometheusSpec.ruleSelector?.matchLabels).toEqual({
      'observability-fleet/evaluated-by': 'prometheus',
    })
  })

  it('alerts by the Alertmanager of the hub, whose policy admits it, and by none where there is none', () => {
    const { thanosRuler, alertmanager } = valuesOf({ alerting: { receivers, routes: [{ to: ['phone'] }] } })
    expect(thanosRuler?.thanosRulerSpec.alertmanagersConfig?.secret.alertmanagers).toEqual([
      {
        api_version: 'v2',
        static_configs: ['kube-prometheus-stack-alertmanager.monitoring.svc.cluster.local:9093'],
      },
    ])
    expect(alertmanager).toMatchObject({
      networkPolicy: {
        additionalIngress: [
          { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'thanos-ruler' } } }] },
        ],
      },
    })
    expect(valuesOf().thanosRuler?.thanosRulerSpec).not.toHaveProperty('alertmanagersConfig')
  })

  it.each([
    ['quay.io/thanos/thanos:v0.42.4', { registry: 'quay.io', repository: 'thanos/thanos', tag: 'v0.42.4' }],
    ['thanosio/thanos:v0.42.4', { registry: 'docker.io', repository: 'thanosio/thanos', tag: 'v0.42.4' }],
    [
      `registry.example:5000/thanos@sha256:${'a'.repeat(64)}`,
      { registry: 'registry.example:5000', repository: 'thanos', sha: 'a'.repeat(64) },
    ],
  ])('runs the image %s', (image, expected) => {
    expect(valuesOf({}, image).thanosRuler?.thanosRulerSpec.image).toEqual(expected)
  })
})

describe('the hub’s Prometheus beside Thanos', () => {
  const spec = valuesOf().prometheus.prometheusSpec

  it('sends what it scrapes the way of all samples, and takes none', () => {
    expect(spec.remoteWrite).toEqual(WRITE)
    expect(spec.enableRemoteWriteReceiver).toBeUndefined()
  })

  it('adds no labels of its own, so that series are those from before', () => {
    expect(spec).toMatchObject({
      prometheusExternalLabelNameClear: true,
      replicaExternalLabelNameClear: true,
    })
  })
})

it('the hub’s own samples and the results of rules are of the tenant of the hub', () => {
  const { prometheus, thanosRuler } = chartValues(sampleFleet(sampleTenants()))
  const write = WRITE.map(({ url }) => ({ url, headers: { 'THANOS-TENANT': 'hub' } }))
  expect(prometheus.prometheusSpec.remoteWrite).toEqual(write)
  expect(thanosRuler?.thanosRulerSpec.remoteWrite).toEqual(write)
})

it('Grafana finds all metrics under the uid that dashboards ask', () => {
  expect(valuesOf().grafana.sidecar.datasources).toMatchObject({
    uid: DATA_SOURCE_UID.prometheus,
    url: 'http://thanos-query.monitoring.svc.cluster.local:10902',
  })
})
