import { DASHBOARD_FOLDER_ANNOTATION, DASHBOARD_LABEL } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleTraces } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { dashboards } from './dashboards.ts'
import { composed, COUNTED, WATCHED, type Composed } from './testing/composed.ts'

/** A dashboard without the overrides that give each cluster its colour. */
const withoutColours = ({ json }: Composed): string =>
  json.replaceAll(
    /,?\{"matcher":\{"id":"byName","options":"[a-z]+"\},"properties":\[\{"id":"color"[^\]]*\]\}/g,
    '',
  )

describe('the dashboards', () => {
  test('include those that the requirements name', () => {
    const required = [
      ['k8s-logs-overview', expect.any(String)],
      ['k8s-logs-pod', expect.any(String)],
      ['k8s-logs-errors', expect.any(String)],
      ['k8s-logs-search', expect.any(String)],
      ['cloudflare-tunnel', 'Cloudflare Tunnel + Per-Domain Traffic'],
      ['k8s-multicluster-overview', 'Kubernetes / Multi-Cluster / Resource Overview'],
    ]
    expect(composed().map(({ uid, dashboard }) => [uid, dashboard.title])).toEqual(
      expect.arrayContaining(required),
    )
  })

  test('are on the hub, where Grafana runs', () => {
    const { hub } = sampleFleetInput()
    const moved = sampleFleet({ hub: { ...hub, cluster: 'spoke' } })
    expect(new Set(dashboards(moved).map(({ cluster }) => cluster))).toEqual(new Set(['spoke']))
  })

  test('take the clusters from the data: another fleet changes nothing but the colours of clusters', () => {
    const clusters = { quagga: sampleCluster(3), okapi: sampleCluster(4, WATCHED), zorilla: sampleCluster(5) }
    const other = sampleFleet({ ...COUNTED, clusters, hub: { ...COUNTED.hub, cluster: 'okapi' } })
    expect(composed(other).map(withoutColours)).toEqual(composed().map(withoutColours))
  })

  test('show hosts in a fleet that asks some', () => {
    expect(composed().map(({ uid }) => uid)).toContain('fleet-hosts')
    expect(composed(sampleFleet()).map(({ uid }) => uid)).not.toContain('fleet-hosts')
  })

  test('show services in a fleet that counts their requests', () => {
    expect(composed().map(({ uid }) => uid)).toContain('fleet-services')
    const uncounted = sampleFleet(sampleTraces())
    expect(composed(uncounted).map(({ uid }) => uid)).not.toContain('fleet-services')
  })

  test('show databases in a fleet that watches some', () => {
    expect(composed().map(({ uid }) => uid)).toContain('fleet-databases')
    expect(composed(sampleFleet()).map(({ uid }) => uid)).not.toContain('fleet-databases')
  })

  test('have a uid each that Grafana accepts', () => {
    const uids = composed().map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(uids.length)
    for (const uid of uids) expect(uid).toMatch(/^[A-Za-z0-9_-]{1,40}$/)
  })
})

describe.each(composed())('the ConfigMap of $uid', ({ uid, configMap, json }) => {
  test('is found by the sidecar, and filed in a folder', () => {
    expect(configMap.metadata?.labels?.[DASHBOARD_LABEL.name]).toBe(DASHBOARD_LABEL.value)
    expect(configMap.metadata?.annotations?.[DASHBOARD_FOLDER_ANNOTATION]).toMatch(/^\w+$/)
  })

  test('is protected from Flux’ variable substitution', () => {
    expect(configMap.metadata?.annotations).toMatchObject({
      'kustomize.toolkit.fluxcd.io/substitute': 'disabled',
    })
  })

  test('holds one file, under a name of its own', () => {
    expect(Object.keys(configMap.data ?? {})).toEqual([`${uid}.json`])
  })

  test('is small enough for a client-side apply, which copies it into an annotation', () => {
    expect(Buffer.byteLength(JSON.stringify(configMap))).toBeLessThan(256 * 1024)
    expect(json).not.toContain('\n')
  })
})
