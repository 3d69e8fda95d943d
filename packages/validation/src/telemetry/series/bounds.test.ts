import { expect, it } from 'vitest'
import { formattedBound } from './bounds.ts'

it.each([
  [1, '1.0', '1'],
  [0.005, '0.005', '0.005'],
  [2.5, '2.5', '2.5'],
  [0, '0.0', '0'],
  [100_000, '100000.0', '100000'],
  [1_000_000, '1e+06', '1000000'],
  [1_048_576, '1.048576e+06', '1048576'],
  [0.000_01, '1e-05', '0.00001'],
  [Infinity, '+Inf', '+Inf'],
])(
  'the bound %d is %s where Prometheus scrapes, and %s where a collector pushes',
  (bound, scraped, pushed) => {
    expect(formattedBound(bound, 'prometheus')).toBe(scraped)
    expect(formattedBound(bound, 'collector')).toBe(pushed)
  },
)
