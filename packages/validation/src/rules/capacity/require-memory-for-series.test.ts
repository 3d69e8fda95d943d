import { describe, expect, it } from 'vitest'
import { findingsAfter, own, set, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMemoryForSeries } from './require-memory-for-series.ts'

const RESOURCES = ['spec', 'values', 'prometheus', 'prometheusSpec', 'resources'] as const

const limited = (memory: string) =>
  set('hub HelmRelease kube-prometheus-stack', RESOURCES, {
    requests: { cpu: '50m', memory: '16Mi' },
    limits: { memory },
  })

testRule(requireMemoryForSeries, {
  valid: [{ name: 'memory for each series of the budgets', changes: [limited('59Mi')] }],
  invalid: [
    {
      name: 'a Prometheus with less memory than the budgets of two clusters take',
      changes: [limited('40Mi')],
      findings: [
        {
          severity: 'warning',
          message: expect.stringContaining('40Mi of memory, and the budgets allow it 20000 series'),
          fix: expect.stringContaining('raise the limit to 118Mi'),
        },
      ],
    },
  ],
})

/** Receives of a person's, of which each has some of the series of all clusters. */
const receives = (replicas: number, replicationFactor: number, memory: string) =>
  own(
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'receive', namespace: 'monitoring' },
      spec: {
        replicas,
        serviceName: 'receive',
        selector: { matchLabels: { app: 'receive' } },
        template: {
          metadata: { labels: { app: 'receive' } },
          spec: {
            containers: [
              {
                name: 'receive',
                image: 'quay.io/thanos/thanos:v0.42.4',
                args: [
                  'receive',
                  '--receive.local-endpoint=$(POD).receive:10901',
                  `--receive.replication-factor=${replicationFactor}`,
                ],
                resources: { limits: { memory } },
              },
            ],
          },
        },
      },
    },
    'workloads',
    'hub',
  )

const found = async (...changes: readonly Change[]) =>
  (await findingsAfter(...changes)).filter(({ rule }) => rule === 'require-memory-for-series')

describe('of several Receives', () => {
  it('each has its share of the series', async () => {
    expect(await found(...receives(3, 1, '20Mi'))).toEqual([])
    expect(await found(...receives(3, 1, '19Mi'))).toMatchObject([
      { message: expect.stringContaining('allow it 6667 series') },
    ])
  })

  it('with replication each has those that it copies', async () => {
    expect(await found(...receives(3, 3, '59Mi'))).toEqual([])
    expect(await found(...receives(3, 3, '20Mi'))).toMatchObject([
      { message: expect.stringContaining('Receive of StatefulSet monitoring/receive') },
    ])
  })

  it('Prometheus has those of its own cluster alone', async () => {
    expect(await found(...receives(3, 3, '59Mi'), limited('40Mi'))).toEqual([])
  })
})
