import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const VALUES = ['spec', 'values'] as const

describe('ban-open-api', () => {
  it('refuses a Prometheus that whoever may push may stop', async () => {
    expect(
      await refusedBy(unset(RELEASE, [...VALUES, 'prometheus', 'prometheusSpec', 'reloadStrategy'])),
    ).toEqual(['ban-open-api'])
  })

  it('refuses a Grafana with the chart’s password', async () => {
    expect(await refusedBy(unset(RELEASE, [...VALUES, 'grafana', 'admin', 'existingSecret']))).toContain(
      'ban-open-api',
    )
  })

  it('refuses a Grafana without a password', async () => {
    expect(
      await refusedBy(set(RELEASE, [...VALUES, 'grafana', 'grafana.ini', 'auth.anonymous', 'enabled'], true)),
    ).toEqual(['ban-open-api'])
  })

  it('refuses sidecars that read every Secret', async () => {
    expect(await refusedBy(unset(RELEASE, [...VALUES, 'grafana', 'rbac']))).toEqual(['ban-open-api'])
  })

  it('refuses a node-exporter that answers everybody', async () => {
    expect(
      await refusedBy(
        unset(RELEASE, [...VALUES, 'prometheus-node-exporter', 'service', 'listenOnAllInterfaces']),
      ),
    ).toEqual(['ban-open-api'])
  })
})
