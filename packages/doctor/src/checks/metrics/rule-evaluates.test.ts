import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy, NOW, type PlayedFleet } from '../../testing/played-fleet.ts'
import { overSeries } from '../../testing/stored.ts'
import type { RuleGroup } from './rule-groups.ts'
import { ruleEvaluates } from './rule-evaluates.ts'

const group = (over: Partial<RuleGroup> = {}): RuleGroup => ({
  name: 'telemetry-lost',
  file: '/etc/prometheus/rules/fleet.yaml',
  interval: 30,
  evaluationTime: 0.02,
  rules: [{ name: 'CollectorLosesLogs', health: 'ok' }],
  ...over,
})

const ruleObject = (ago = 86_400) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: {
    name: 'fleet-telemetry',
    namespace: 'monitoring',
    creationTimestamp: new Date(NOW - ago * 1000).toISOString(),
  },
  spec: { groups: [{ name: 'telemetry-lost' }] },
})

/** A Prometheus with some groups, and a rule that failed for so many seconds until now. */
const prometheusWith = (
  groups: readonly RuleGroup[],
  failsFor = 0,
  reload = 1,
): PlayedFleet['prometheus'] => ({
  data: { '/api/v1/rules?exclude_alerts=true': { groups } },
  metrics: `prometheus_config_last_reload_successful ${reload}`,
  evaluate: overSeries({
    name: 'prometheus_rule_evaluation_failures_total',
    labels: {
      job: 'kube-prometheus-stack-prometheus',
      rule_group: '/etc/prometheus/rules/fleet.yaml;telemetry-lost',
    },
    value: (ago) => Math.max(0, failsFor - ago) / 15,
  }),
})

const hub = { hub: { tree: [ruleObject()], objects: [ruleObject()] } }

const found = (prometheus: PlayedFleet['prometheus'], clusters: PlayedFleet['clusters'] = hub) =>
  foundBy(ruleEvaluates, { clusters, ...(prometheus && { prometheus }) })

test('rules that are loaded and evaluated give no finding', async () => {
  expect(await found(prometheusWith([group()]))).toEqual([])
})

test('rules of the tree that Prometheus has not loaded are found', async () => {
  const [missing, ...others] = await found(prometheusWith([]))
  expect(others).toEqual([])
  expect(missing).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'PrometheusRule monitoring/fleet-telemetry',
    message:
      'Prometheus has not loaded the rules telemetry-lost of PrometheusRule monitoring/fleet-telemetry',
  })
  expect(missing?.fix).toContain('logs deployment/kube-prometheus-stack-operator')
})

test('where the object is not there, that is the cause', async () => {
  const [missing] = await found(prometheusWith([]), { hub: { tree: [ruleObject()] } })
  expect(missing?.cause).toBe('The object is not in the cluster.')
})

test('an object that was made a moment ago is none', async () => {
  expect(
    await found(prometheusWith([]), { hub: { tree: [ruleObject()], objects: [ruleObject(60)] } }),
  ).toEqual([])
})

test('a configuration that cannot be loaded is the headline', async () => {
  const { headlines } = await examined(ruleEvaluates, {
    clusters: hub,
    prometheus: prometheusWith([], 0, 0) ?? {},
  })
  expect(headlines).toMatchObject([
    {
      message: 'Prometheus could not load its newest configuration, and runs an older one',
      symptoms: [{ subject: 'PrometheusRule monitoring/fleet-telemetry' }],
    },
  ])
})

const failed = group({
  rules: [
    { name: 'CollectorLosesLogs', health: 'err', lastError: 'many-to-many matching not allowed' },
    { name: 'CollectorRefusesLogs', health: 'ok' },
  ],
})

test('a rule that fails is found, with its error', async () => {
  const [fails] = await found(prometheusWith([failed], 900))
  expect(fails).toMatchObject({
    severity: 'error',
    subject: 'rules telemetry-lost',
    message: 'a rule of the group telemetry-lost cannot be evaluated: CollectorLosesLogs',
    evidence: [{ seen: 'many-to-many matching not allowed' }],
  })
})

test('one that fails for a moment, as in a rollout, is none', async () => {
  expect(await found(prometheusWith([failed], 60))).toEqual([])
})

test('a group that takes longer than its interval is a warning', async () => {
  const [late] = await found(prometheusWith([group({ evaluationTime: 745 })]))
  expect(late).toMatchObject({
    severity: 'warning',
    message: 'the rules of the group telemetry-lost take 12m each 30s',
  })
})

describe('where the Ruler of Thanos evaluates', () => {
  const fleet = sampleFleet(sampleThanos())
  const rules = (...groups: readonly RuleGroup[]) => ({ '/api/v1/rules?exclude_alerts=true': { groups } })
  const hubPrometheus = { metrics: 'prometheus_config_last_reload_successful 1' }

  test('a rule that fails is found by its failures, which the Ruler counts by a copy of the file', async () => {
    const failures = overSeries({
      name: 'prometheus_rule_evaluation_failures_total',
      labels: {
        job: 'kube-prometheus-stack-thanos-ruler',
        rule_group: '/data/.tmp-rules/ABORT/etc/prometheus/rules/fleet.yaml;telemetry-lost',
      },
      value: (ago) => Math.max(0, 900 - ago) / 15,
    })
    const [fails, ...others] = await foundBy(ruleEvaluates, {
      fleet,
      clusters: hub,
      prometheus: { data: rules(failed), evaluate: failures },
      hubPrometheus,
    })
    expect(others).toEqual([])
    expect(fails).toMatchObject({ severity: 'error', subject: 'rules telemetry-lost' })
    expect(fails?.fix).toContain('logs statefulset/thanos-ruler-kube-prometheus-stack-thanos-ruler')
  })

  test('rules that are not loaded are missing in the Ruler, not in Prometheus', async () => {
    const [missing] = await foundBy(ruleEvaluates, {
      fleet,
      clusters: hub,
      prometheus: { data: rules() },
      hubPrometheus,
    })
    expect(missing?.message).toMatch(/^the Ruler of Thanos has not loaded the rules telemetry-lost/)
  })

  test('the Prometheus beside it may run an older configuration: its scrapes are of that', async () => {
    const older = await foundBy(ruleEvaluates, {
      fleet,
      prometheus: { data: rules(group()), metrics: '' },
      hubPrometheus: { metrics: 'prometheus_config_last_reload_successful 0' },
    })
    expect(older).toMatchObject([
      { message: 'Prometheus could not load its newest configuration, and runs an older one' },
    ])
  })
})
