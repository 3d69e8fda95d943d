import { InternalError } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import {
  findingsAfter,
  own,
  refusedBy,
  remove,
  sampleObjects,
  set,
  type Change,
  type Draft,
} from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validNearChartValues } from './valid-near-chart-values.ts'

const ofCollector = ({ kind, metadata }: Draft): boolean =>
  kind === 'HelmRelease' && (metadata as { readonly name: string }).name === 'opentelemetry-collector'

/** The collector's release as a person's, in another version of the chart, with more values. */
const ofPerson = (values: object) => {
  const release = sampleObjects().find(ofCollector)
  if (!release) throw new InternalError('there is no such release')
  const spec = release['spec'] as { readonly values: object }
  return [
    set('hub OCIRepository opentelemetry-collector', ['spec', 'ref', 'tag'], '0.150.0'),
    remove('hub HelmRelease opentelemetry-collector'),
    ...own({ ...release, spec: { ...spec, values: { ...spec.values, ...values } } }, 'releases', 'hub'),
  ]
}

testRule(validNearChartValues, {
  valid: [{ name: 'values that another version of the chart reads', changes: ofPerson({}) }],
  invalid: [
    {
      name: 'a key that another version of the chart does not read',
      changes: ofPerson({ replicas: 2 }),
      findings: [
        {
          severity: 'warning',
          message: expect.stringMatching(
            /opentelemetry-collector 0\.150\.0, compared with version 0\.170\.0, .+replicas/,
          ),
        },
      ],
    },
  ],
})

const RELEASE = 'hub HelmRelease opentelemetry-collector'

/** The generated release of the collector, in a version whose keys are not known. */
const inVersion = (version: string): Change =>
  set('hub OCIRepository opentelemetry-collector', ['spec', 'ref', 'tag'], version)

describe('of a generated release in a version whose keys are not known', () => {
  it('nothing is reported but that version, where the nearest version reads each value', async () => {
    expect(await refusedBy(inVersion('0.171.0'))).toEqual(['require-known-chart-version'])
  })

  it('a key that the nearest version does not read is a warning, and no error', async () => {
    const found = await findingsAfter(inVersion('0.171.0'), set(RELEASE, ['spec', 'values', 'replicas'], 2))
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['require-known-chart-version', 'info'],
      ['valid-near-chart-values', 'warning'],
    ])
  })
})
