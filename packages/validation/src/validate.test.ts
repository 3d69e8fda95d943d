import { describe, expect, it } from 'vitest'
import { inAlert } from './testing/alerts.ts'
import { findingsAfter, own, remove, set, treesAfter } from './testing/sample-trees.ts'
import { validate } from './validate.ts'

const SERVICE = 'spoke Service kube-state-metrics'
const PORT = ['spec', 'ports', 0, 'targetPort'] as const

describe('validate', () => {
  it('has nothing to say about a good fleet', async () => {
    expect(await findingsAfter()).toEqual([])
  })

  it('says of a finding which rule, where to the key, what, what follows and how to fix it', async () => {
    const [finding, ...others] = await findingsAfter(set(SERVICE, PORT, 'http'))
    expect(others).toEqual([])
    const file = 'telemetry/kube-state-metrics.yaml'
    expect(finding).toEqual({
      rule: 'no-missing-port',
      severity: 'error',
      location: { kind: 'file', file: expect.stringContaining(file), line: expect.any(Number), column: 7 },
      object: expect.stringContaining('Service monitoring/kube-state-metrics'),
      message: expect.stringMatching(
        /^Service .+ refers to the port http, which the pods of Deployment .+ do not have$/,
      ),
      impact: 'no connection reaches them by it',
      fix: 'refer to a port of the pods: http-metrics (8080), telemetry (8081)',
    })
  })

  it('reports everything that is wrong at once', async () => {
    const findings = await findingsAfter(set(SERVICE, PORT, 'http'), remove('hub OCIRepository loki'))
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['no-missing-port', 'no-missing-source'])
  })
})

describe('what a person adds', () => {
  const database = own({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'notes', namespace: 'personal-services' },
  })

  it('of a kind without a schema is counted, and no violation', async () => {
    const { findings, unknownKinds } = await validate(treesAfter(...database))
    expect(findings).toEqual([])
    expect([...unknownKinds]).toEqual([['postgresql.cnpg.io/v1/Cluster', 1]])
  })

  it('of such a kind keeps no rule from the other objects', async () => {
    const findings = await findingsAfter(...database, set(SERVICE, PORT, 'http'))
    expect(findings.map(({ rule }) => rule)).toEqual(['no-missing-port'])
  })

  it('with a wrong field keeps no rule from the other objects', async () => {
    const findings = await findingsAfter(
      set('hub Service traefik-metrics', ['spec', 'type'], 80),
      set(SERVICE, PORT, 'http'),
    )
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(
      ['valid-object', 'no-missing-port'].toSorted(),
    )
  })

  it('with a wrong query keeps no rule of absence from the other objects', async () => {
    const findings = await findingsAfter(
      inAlert('CollectorLosesLogs', (rule) => [rule, { ...rule, alert: 'Own', expr: 'sum by (' }]),
      set(SERVICE, PORT, 'http'),
    )
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['valid-promql', 'no-missing-port']),
    )
  })

  it('is counted with what the rules read', async () => {
    const { checked } = await validate(treesAfter())
    expect(checked.configurations).toBe(2)
    expect(checked.objects).toBeGreaterThan(50)
    expect(checked.queries).toBeGreaterThan(100)
  })
})
