import { describe, expect, it } from 'vitest'
import { findingsAfter, remove, set } from './testing/trees.ts'

const PORT = ['spec', 'ports', 0, 'targetPort'] as const

describe('validate', () => {
  it('has nothing to say about a good fleet', async () => {
    expect(await findingsAfter()).toEqual([])
  })

  it('says of a finding which rule, where to the key, what, what follows and how to mend it', async () => {
    expect(await findingsAfter(set('spoke Service exporter', PORT, 'http'))).toEqual([
      {
        rule: 'no-missing-port',
        severity: 'error',
        place: { kind: 'file', file: 'spoke/telemetry/exporter.yaml', line: 39, column: 7 },
        object: 'spoke Service monitoring/exporter',
        what: 'Service monitoring/exporter refers to the port http, which the pods of Deployment monitoring/exporter (spoke/telemetry/exporter.yaml) do not have',
        consequence: 'no connection reaches them by it',
        mend: 'refer to one that they have: metrics (8080)',
      },
    ])
  })

  it('reports everything that is wrong at once', async () => {
    const findings = await findingsAfter(
      set('spoke Service exporter', PORT, 'http'),
      remove('hub OCIRepository loki'),
    )
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual(['no-missing-port', 'no-missing-source'])
  })
})
