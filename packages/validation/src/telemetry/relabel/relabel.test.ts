import { describe, expect, it } from 'vitest'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { relabel } from './relabel.ts'
import { configuredRules } from './rule.ts'

const of = (labels: Record<string, string | readonly string[] | null>) =>
  new Map(
    Object.entries(labels).map(([label, values]): [string, LabelValues] => [
      label,
      values === null ? 'any' : new Set(typeof values === 'string' ? [values] : values),
    ]),
  )

const after = (labels: Parameters<typeof of>[0], ...rules: readonly object[]) => {
  const left = relabel(of(labels), configuredRules(rules))
  return (
    left &&
    Object.fromEntries([...left].map(([label, values]) => [label, values === 'any' ? null : [...values]]))
  )
}

describe('relabelling', () => {
  it('replaces, with what the pattern captured', () => {
    expect(
      after(
        { a: 'x:9100' },
        { source_labels: ['a'], regex: '(.*):\\d+', target_label: 'b', replacement: '$1' },
      ),
    ).toEqual({ a: ['x:9100'], b: ['x'] })
  })

  it('leaves a label alone that the pattern does not match', () => {
    expect(after({ a: 'x', b: 'y' }, { source_labels: ['a'], regex: 'z', target_label: 'b' })).toEqual({
      a: ['x'],
      b: ['y'],
    })
  })

  it('keeps of closed values those that match, and drops what has none', () => {
    const rule = { source_labels: ['a'], regex: 'x|y', action: 'keep' }
    expect(after({ a: ['x', 'z'] }, rule)).toEqual({ a: ['x'] })
    expect(after({ a: 'z' }, rule)).toBeUndefined()
  })

  it('drops nothing that may hold any value, unless the pattern takes all', () => {
    expect(after({ a: null }, { source_labels: ['a'], regex: 'x', action: 'drop' })).toEqual({ a: null })
    expect(after({ a: null }, { source_labels: ['a'], regex: '.*', action: 'drop' })).toBeUndefined()
  })

  it('takes a label that is not there for an empty one', () => {
    expect(after({ a: 'x' }, { source_labels: ['b'], regex: '()', action: 'drop' })).toBeUndefined()
  })

  it('maps, drops and keeps labels by their names', () => {
    expect(after({ p_a: '1', b: '2' }, { regex: 'p_(.+)', action: 'labelmap' })).toEqual({
      p_a: ['1'],
      b: ['2'],
      a: ['1'],
    })
    expect(after({ a: '1', b: '2' }, { regex: 'a', action: 'labeldrop' })).toEqual({ b: ['2'] })
    expect(after({ a: '1', b: '2' }, { regex: 'a', action: 'labelkeep' })).toEqual({ a: ['1'] })
  })

  it('reads a dollar written twice, as a collector wants it', () => {
    const [rule] = configuredRules([{ replacement: '$$1' }], true)
    expect(rule?.replacement).toBe('$1')
  })
})
