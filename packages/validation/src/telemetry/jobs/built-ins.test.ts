import { BUILT_INS, BUILT_IN_NAMES, POSTGRES_EXPORTER } from '@fleet/model'
import { expect, test } from 'vitest'
import { byDefault, expositionBy } from '../exporters/exporter.ts'

test.each([
  ...BUILT_IN_NAMES.map((name) => ({ name, keep: BUILT_INS[name].keep })),
  { name: POSTGRES_EXPORTER.job, keep: POSTGRES_EXPORTER.keep },
])('$name keeps what its catalogue knows, and nothing else', ({ name, keep }) => {
  const known = expositionBy(byDefault(name)).names()
  const patterns = keep.map((pattern) => new RegExp(`^(?:${pattern})$`))
  const unused = patterns.filter((pattern) => !known.some((metric) => pattern.test(metric)))
  expect(unused).toEqual([])
  const left = known.filter((metric) => !patterns.some((pattern) => pattern.test(metric)))
  // The buckets of a histogram may be left out.
  expect(left.filter((metric) => !metric.endsWith('_bucket'))).toEqual([])
})
