import { BUILT_INS, BUILT_IN_NAMES } from '@fleet/model'
import { expect, test } from 'vitest'
import { byDefault, expositionBy } from '../exporters/exporter.ts'

test.each(BUILT_IN_NAMES)('%s keeps what its catalogue knows, and nothing else', (name) => {
  const known = expositionBy(byDefault(name)).names()
  const patterns = BUILT_INS[name].keep.map((pattern) => new RegExp(`^(?:${pattern})$`))
  const unused = patterns.filter((pattern) => !known.some((metric) => pattern.test(metric)))
  expect(unused).toEqual([])
  const left = known.filter((metric) => !patterns.some((pattern) => pattern.test(metric)))
  // The buckets of a histogram may be left out.
  expect(left.filter((metric) => !metric.endsWith('_bucket'))).toEqual([])
})
