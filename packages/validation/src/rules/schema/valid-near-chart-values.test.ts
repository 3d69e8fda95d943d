import { InternalError } from '@fleet/model'
import { describe, expect, it } from 'vitest'
import { own, refusedBy, remove, sampleObjects, set, type Draft } from '../../testing/sample-trees.ts'
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

describe('valid-near-chart-values', () => {
  it('leaves a generated release to valid-chart-values', async () => {
    const tag = set('hub OCIRepository opentelemetry-collector', ['spec', 'ref', 'tag'], '0.150.0')
    expect(await refusedBy(tag)).toEqual(['valid-chart-values'])
  })
})
