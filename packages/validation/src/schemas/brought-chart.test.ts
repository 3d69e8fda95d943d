import { describe, expect, it } from 'vitest'
import { sampleObjects, set, treesAfter } from '../testing/sample-trees.ts'
import { validate } from '../validate.ts'
import type { BroughtChart } from '../values/brought-chart.ts'

const VERSION = '0.171.0'

/** A person's derivation of the collector's chart, in which the keys are these. */
const collector = (properties: object): BroughtChart => ({
  name: 'opentelemetry-collector',
  version: VERSION,
  path: 'charts/opentelemetry-collector-0.171.0.json',
  values: { $defs: { values: { type: 'object', properties, additionalProperties: false } } },
  ruleGroups: {},
})

const findingsWith = async (charts: readonly BroughtChart[]) => {
  const tag = set('hub OCIRepository opentelemetry-collector', ['spec', 'ref', 'tag'], VERSION)
  const { findings } = await validate(treesAfter(tag), { charts })
  return findings.map(({ rule, severity }) => `${severity} ${rule}`)
}

const release = sampleObjects().find(
  ({ kind, metadata }) =>
    kind === 'HelmRelease' && (metadata as { readonly name: string }).name === 'opentelemetry-collector',
)
const { values: given = {} } = (release?.['spec'] ?? {}) as { readonly values?: object }

const ALL: Readonly<Record<string, object>> = Object.fromEntries(Object.keys(given).map((key) => [key, {}]))

describe('a chart that a person derived', () => {
  it('is checked by its own keys, and no longer by the nearest', async () => {
    expect(await findingsWith([collector(ALL)])).toEqual([])
  })

  it('refuses a key that it does not read', async () => {
    const { image: _, ...others } = ALL
    expect(await findingsWith([collector(others)])).toEqual(['error valid-chart-values'])
  })

  it('says so where its file is no schema', async () => {
    const broken = { ...collector(ALL), values: { $defs: { values: { type: 'nothing' } } } }
    expect(await findingsWith([broken])).toEqual(['error valid-chart-values'])
  })
})
