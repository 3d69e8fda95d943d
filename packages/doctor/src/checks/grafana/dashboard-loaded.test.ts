import { describe, expect, test } from 'vitest'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { ago } from '../../testing/played-pods.ts'
import type { ConfigMap } from './dashboards.ts'
import { dashboardLoaded } from './dashboard-loaded.ts'

const configMap = (name: string, over: Partial<ConfigMap> = {}, labels = { grafana_dashboard: '1' }) =>
  ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `dashboard-${name}`,
      namespace: 'monitoring',
      creationTimestamp: ago(3600),
      labels,
      annotations: { grafana_folder: 'Logs' },
    },
    data: { [`${name}.json`]: JSON.stringify({ uid: name, title: name, panels: [] }) },
    ...over,
  }) satisfies ConfigMap

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'grafana-0', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'grafana' } },
  status: { phase: 'Running', containerStatuses: [{ name: 'grafana-sc-dashboard', restartCount: 0 }] },
}

const LOGS = '/api/v1/namespaces/monitoring/pods/grafana-0/log?container='
const SIDECAR = `${LOGS}grafana-sc-dashboard&limitBytes=1000000`
const GRAFANA = `${LOGS}grafana&tailLines=1000&sinceSeconds=900`

const said = (...messages: readonly string[]): string =>
  messages.map((msg) => JSON.stringify({ level: 'INFO', msg })).join('\n')

const STARTED = 'Starting collector'
const written = (name: string): string => `Writing /tmp/dashboards/Logs/${name}.json (ascii)`

const [A, B] = [configMap('a'), configMap('b')]

/** A hub whose tree states two dashboards, with what is there and what the logs say. */
const hub = (objects: readonly ConfigMap[], texts: Readonly<Record<string, string>> = {}): PlayedFleet => ({
  clusters: { hub: { tree: [A, B], objects: [...objects, POD], texts } },
})

const WELL = { [SIDECAR]: said(STARTED, written('a'), written('b')) }

test('dashboards that are there, written and loaded give no finding', async () => {
  expect(await foundBy(dashboardLoaded, hub([A, B], WELL))).toEqual([])
})

describe('of the ConfigMaps', () => {
  test('one without the label is found', async () => {
    const [found, ...others] = await foundBy(dashboardLoaded, hub([A, configMap('b', {}, {} as never)], WELL))
    expect(others).toEqual([])
    expect(found).toMatchObject({
      severity: 'error',
      cluster: 'hub',
      subject: 'ConfigMap monitoring/dashboard-b',
      message:
        'Grafana does not load ConfigMap monitoring/dashboard-b, which has no label grafana_dashboard=1',
    })
  })

  test('one whose tree has no label either is known by its content', async () => {
    const bare = configMap('b', {}, {} as never)
    const [found] = await foundBy(dashboardLoaded, {
      clusters: { hub: { tree: [A, bare], objects: [A, bare] } },
    })
    expect(found?.cause).toMatch(/^Its file in the tree has no such label/)
  })

  test('one that is not there is found', async () => {
    const [found] = await foundBy(dashboardLoaded, hub([A], WELL))
    expect(found?.message).toMatch(/which is not in the cluster$/)
  })

  test('two JSON objects in one file are found', async () => {
    const [found] = await foundBy(
      dashboardLoaded,
      hub([A, configMap('b', { data: { 'b.json': '{"panels":[]}{"panels":[]}' } })], WELL),
    )
    expect(found?.message).toBe('Grafana cannot read b.json of ConfigMap monitoring/dashboard-b')
  })

  test('one uid twice is the headline of what Grafana says of it', async () => {
    const copy = configMap('own', { data: { 'own.json': JSON.stringify({ uid: 'a', panels: [] }) } })
    const { headlines } = await examined(
      dashboardLoaded,
      hub([A, B, copy], {
        [SIDECAR]: said(STARTED, written('a'), written('b'), written('own')),
        [GRAFANA]:
          'logger=provisioning.dashboard t=2026-11-30 level=warn msg="the same UID is used more than once" uid=a times=2',
      }),
    )
    expect(headlines).toMatchObject([
      {
        message:
          'several dashboards have the uid a: ConfigMap monitoring/dashboard-a (a.json) and ConfigMap monitoring/dashboard-own (own.json)',
        symptoms: [{ subject: 'duplicates in Grafana' }],
      },
    ])
  })
})

describe('of the logs', () => {
  test('what the sidecar has not written is found, with why', async () => {
    const [found, ...others] = await foundBy(
      dashboardLoaded,
      hub([A, B], {
        [SIDECAR]: `${said(STARTED)}\n${JSON.stringify({ level: 'ERROR', msg: 'ApiException when calling kubernetes: (403) Reason: Forbidden' })}`,
      }),
    )
    expect(others).toEqual([])
    expect(found?.message).toBe('the sidecar of Grafana has not written a.json and b.json')
    expect(found?.cause).toMatch(/may not list ConfigMaps/)
    expect(found?.fix).toBe(
      'kubectl --context cluster-1 --namespace monitoring logs grafana-0 --container grafana-sc-dashboard',
    )
  })

  test.each([
    ['has no beginning', said(written('a'))],
    ['is empty', ''],
  ])('a log of the sidecar that %s proves nothing', async (_, log) => {
    expect(await foundBy(dashboardLoaded, hub([A, B], { [SIDECAR]: log }))).toEqual([])
  })

  test('a file that Grafana refuses is found', async () => {
    const [found] = await foundBy(
      dashboardLoaded,
      hub([A, B], {
        ...WELL,
        [GRAFANA]:
          'logger=provisioning.dashboard type=file level=error msg="failed to load dashboard from" file=/tmp/dashboards/Logs/b.json error="Dashboard title cannot be empty"',
      }),
    )
    expect(found).toMatchObject({ subject: 'ConfigMap monitoring/dashboard-b' })
    expect(found?.evidence[0]?.seen).toContain('Dashboard title cannot be empty')
  })

  test('a dashboard that was added a moment ago is none', async () => {
    const fresh = configMap('c', {
      metadata: { ...configMap('c').metadata, creationTimestamp: ago(60) },
    })
    expect(await foundBy(dashboardLoaded, hub([A, B, fresh], WELL))).toEqual([])
  })

  test('where they cannot be read, the check says nothing', async () => {
    const { unasked } = await examined(dashboardLoaded, {
      clusters: { hub: { tree: [A], objects: [A, POD], forbidden: ['/log'] } },
    })
    expect(unasked).toMatchObject([{ check: 'dashboard-loaded', obstacle: 'forbidden' }])
  })
})
