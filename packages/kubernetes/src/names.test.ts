import { describe, expect, it } from 'vitest'
import { hashedConfigMap } from './config-map.ts'
import { hashedName } from './names.ts'

describe('hashedName', () => {
  it('changes with the content, so that the pods that mount it roll', () => {
    expect(hashedName('config', 'a: 1')).not.toBe(hashedName('config', 'a: 2'))
  })

  it('stays with the content, so that no pod restarts without a change', () => {
    expect(hashedName('config', 'a: 1')).toBe(hashedName('config', 'a: 1'))
  })
})

describe('hashedConfigMap', () => {
  it('is immutable, for pods that mount it do not notice a change', () => {
    const map = hashedConfigMap('otel-collector', 'monitoring', 'config.yaml', 'a: 1')
    expect(map.immutable).toBe(true)
    expect(map.metadata.name).toMatch(/^otel-collector-[0-9a-f]{10}$/)
  })
})
