import { clusterNames, TELEMETRY_ALERTS } from '@fleet/model'
import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleTraces,
  sampleVictoriaLogs,
  sampleDatabase,
} from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { telemetryRules } from './telemetry-rules.ts'

const fleet = sampleFleet()
const rulesOf = (of = fleet) => telemetryRules(of).spec.groups.flatMap(({ rules }) => rules)
const alerts = rulesOf().flatMap((rule) => ('alert' in rule ? [rule] : []))

describe('the alerts about telemetry', () => {
  it.each(clusterNames(fleet))('fire when the metrics or the logs of %s stop', (cluster) => {
    const absent = alerts.filter(({ expr }) => expr.includes(`{cluster="${cluster}"`))
    expect(absent.map(({ alert }) => alert)).toEqual(['ClusterMetricsAbsent', 'ClusterLogsAbsent'])
    for (const { expr } of absent) expect(expr).toContain('absent_over_time(')
  })

  it('have names by which dashboards find those that fire', () => {
    const pattern = new RegExp(`^(?:${TELEMETRY_ALERTS})$`)
    for (const { name, rules } of telemetryRules(fleet).spec.groups) {
      const names = rules.flatMap((rule) => ('alert' in rule ? [rule.alert] : []))
      const found = names.filter((alert) => pattern.test(alert))
      expect(found, name).toEqual(name.startsWith('telemetry-') ? names : [])
    }
  })

  it('count a loss from the first, before which its counter does not exist', () => {
    const losses = alerts.filter(({ alert }) => /Loses|Refuses/.test(alert))
    expect(losses).toHaveLength(4)
    for (const { expr } of losses)
      expect(expr).toMatch(
        /increase\([^)]+\[15m\]\)[^]*unless last_over_time\(\S+\{[^}]*\}\[1d\] offset 15m\)/,
      )
  })
})

describe('a fleet that keeps traces', () => {
  it('has an alert on each loss of spans', () => {
    const names = rulesOf(sampleFleet(sampleTraces())).flatMap((rule) =>
      'alert' in rule ? [rule.alert] : [],
    )
    expect(names.filter((name) => !alerts.some(({ alert }) => alert === name))).toEqual([
      'CollectorRefusesSpans',
      'CollectorLosesSpans',
    ])
  })
})

describe('the alerts on VictoriaLogs', () => {
  const rulesWith = (mode: 'single' | 'cluster', replicas?: number) =>
    rulesOf(sampleFleet(sampleVictoriaLogs({ mode, ...(replicas !== undefined && { replicas }) }))).filter(
      (rule) => 'alert' in rule && rule.alert.startsWith('Logs'),
    )

  it('are there where logs are in it', () => {
    expect(alerts.filter(({ alert }) => alert.startsWith('Logs'))).toEqual([])
    for (const { expr } of rulesWith('single')) expect(expr).toContain('job="victoria-logs"')
  })

  it('miss a pod of a cluster by the number that the inventory has, of each role', () => {
    const away = rulesWith('cluster', 5).filter((rule) => 'alert' in rule && rule.alert === 'LogsStoreAway')
    expect(away.map(({ expr }) => /job="([\w-]+)"}\) < (\d)/.exec(expr)?.slice(1))).toEqual([
      ['victoria-logs-storage', '5'],
      ['victoria-logs-select', '2'],
    ])
    for (const { expr } of away) expect(expr).toContain('absent_over_time(')
  })

  it('count a dropped line from the first', () => {
    const dropped = rulesWith('cluster').filter(
      (rule) => 'alert' in rule && /^Logs(Dropped|TooLong)$/.test(rule.alert),
    )
    expect(dropped).toHaveLength(2)
    for (const { expr } of dropped) expect(expr).toContain('unless last_over_time(')
  })
})

describe('an alert about one cluster', () => {
  const watched = {
    hub: sampleCluster(1),
    spoke: sampleCluster(2, { ...sampleDatabase(), probes: { site: 'https://site.example/' } }),
  }

  it.each([
    ['in one process', { mode: 'single' }],
    ['on storage nodes', { mode: 'cluster' }],
    ['in two copies', { copies: 2 }],
  ] as const)('names it in each annotation, also with logs %s', (_, logs) => {
    const about = rulesOf(sampleFleet({ ...sampleVictoriaLogs(logs), clusters: watched })).flatMap((rule) => {
      const [, cluster] = /cluster="([\w-]+)"/.exec(rule.expr) ?? []
      return 'alert' in rule && cluster !== undefined ? [{ ...rule, cluster }] : []
    })
    expect(about.map(({ alert }) => alert)).toContain('LogsStoreAway')
    for (const { alert, cluster, annotations } of about)
      for (const text of [annotations.summary, annotations.description])
        expect(text, alert).toMatch(new RegExp(`\\b${cluster}\\b|\\$labels.cluster`))
  })
})

describe('the budgets of series', () => {
  it('are recorded of each cluster, its own where it states one', () => {
    const { hub } = fleet
    const clusters = { ber: sampleCluster(1), osl: sampleCluster(2, { seriesBudget: 7000 }) }
    const recorded = rulesOf(
      sampleFleet({
        clusters,
        hub: { ...hub, cluster: 'ber', prometheus: { ...hub.prometheus, seriesBudget: 4000 } },
      }),
    ).flatMap((rule) => ('record' in rule ? [[rule.labels['cluster'], rule.expr]] : []))
    expect(recorded).toEqual([
      ['ber', 'vector(4000)'],
      ['osl', 'vector(7000)'],
    ])
  })
})

describe('the alerts about hosts', () => {
  const probed = sampleFleet({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, { probes: { shop: 'https://shop.example/' } }),
    },
  })
  const named = (name: string) => rulesOf(probed).find((rule) => 'alert' in rule && rule.alert === name)

  it('are there where a cluster asks some', () => {
    const groups = (of: typeof fleet) => telemetryRules(of).spec.groups.map(({ name }) => name)
    expect(groups(probed)).toContain('hosts')
    expect(groups(fleet)).not.toContain('hosts')
  })

  it('name the cluster that asks, and the URL', () => {
    for (const name of ['HostDown', 'CertificateExpires'])
      expect(named(name)?.expr).toContain('by (cluster, instance)')
  })

  it('fire when a cluster that should ask does not', () => {
    const absent = rulesOf(probed).filter((rule) => 'alert' in rule && rule.alert === 'HostsNotAsked')
    expect(absent.map(({ expr }) => expr)).toEqual([expect.stringContaining('cluster="spoke"')])
  })
})

describe('the alert on backups', () => {
  const { hub, versions } = sampleFleetInput()
  const backup = { to: { type: 'nfs', server: 'nas.lan', path: '/export/backups' } } as const
  const withBackup = sampleFleet({
    hub: { ...hub, grafana: { ...hub.grafana, volume: '1Gi', backup } },
    versions: { ...versions, images: { ...versions.images, python: 'python:3.14.0-alpine3.22' } },
  })

  it('is there where the fleet has any', () => {
    const [missing, ...others] = rulesOf(withBackup).filter(({ expr }) => expr.includes('cronjob'))
    expect(others).toEqual([])
    expect(missing?.expr).toContain('cronjob=~"grafana-backup"')
    expect(rulesOf().filter(({ expr }) => expr.includes('cronjob'))).toEqual([])
  })
})

describe('the alerts on databases', () => {
  const watched = sampleFleet({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, sampleDatabase()),
    },
  })

  it('are there where a workload has an exporter', () => {
    const groups = (of: typeof fleet) => telemetryRules(of).spec.groups.map(({ name }) => name)
    expect(groups(watched)).toContain('databases')
    expect(groups(fleet)).not.toContain('databases')
  })

  it('fire when a cluster that should watch its databases does not', () => {
    const absent = rulesOf(watched).filter((rule) => 'alert' in rule && rule.alert === 'PostgresNotWatched')
    expect(absent.map(({ expr }) => expr)).toEqual([expect.stringContaining('cluster="spoke"')])
  })
})
