import { describe, expect, it } from 'vitest'
import { isIpv4, isWithin, overlaps } from './cidr.ts'

describe('isWithin', () => {
  it.each([
    ['10.0.0.26', '10.0.0.0/8', true],
    ['10.0.0.26', '10.0.0.26/32', true],
    ['10.0.0.27', '10.0.0.26/32', false],
    ['192.168.50.4', '0.0.0.0/0', true],
    ['10.0.0.0/8', '10.42.0.0/16', false],
    ['10.42.7.0/24', '10.42.9.9/16', true],
    ['fd00::1', '0.0.0.0/0', false],
    ['10.0.0.256', '0.0.0.0/0', false],
    ['10.0.0.1', '10.0.0.0/33', false],
  ])('says of %s in %s: %s', (inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected)
  })
})

describe('overlaps', () => {
  it('is the same from both sides', () => {
    expect(overlaps('10.0.0.0/8', '10.42.0.0/16')).toBe(true)
    expect(overlaps('10.42.0.0/16', '10.0.0.0/8')).toBe(true)
    expect(overlaps('10.42.0.0/16', '10.43.0.0/16')).toBe(false)
  })
})

describe('isIpv4', () => {
  it('knows an address from a name', () => {
    expect([isIpv4('10.0.0.26'), isIpv4('10.0.0'), isIpv4('loki')]).toEqual([true, false, false])
  })
})
