import { describe, expect, it } from 'vitest'
import { findingsAfter, remove, set } from './testing/sample-trees.ts'

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
      fix: 'refer to one that they have: http-metrics (8080), telemetry (8081)',
    })
  })

  it('reports everything that is wrong at once', async () => {
    const findings = await findingsAfter(set(SERVICE, PORT, 'http'), remove('hub OCIRepository loki'))
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['no-missing-port', 'no-missing-source'])
  })
})
