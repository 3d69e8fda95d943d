import { describe, expect, it } from 'vitest'
import { withoutNulls } from './without-nulls.ts'

describe('withoutNulls', () => {
  it('leaves fields out that are null, and items of lists in', () => {
    const object = { kind: 'Job', metadata: { annotations: null }, spec: { list: [null, { a: null, b: 1 }] } }
    expect(withoutNulls(object)).toEqual({ kind: 'Job', metadata: {}, spec: { list: [null, { b: 1 }] } })
  })

  it('keeps what takes a default of a chart away', () => {
    const object = { kind: 'HelmRelease', spec: { chart: null, values: { resources: null } } }
    expect(withoutNulls(object)).toEqual({ kind: 'HelmRelease', spec: { values: { resources: null } } })
  })

  it('is the same object where nothing is null', () => {
    const object = { kind: 'Job', spec: { list: [1] } }
    expect(withoutNulls(object)).toBe(object)
  })
})
