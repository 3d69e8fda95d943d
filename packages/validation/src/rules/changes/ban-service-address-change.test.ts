import { describe, expect, it } from 'vitest'
import { findingsAgainst, set, unset } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banServiceAddressChange } from './ban-service-address-change.ts'

const SERVICE = 'spoke Service miniflux'
const ADDRESS = ['spec', 'clusterIP']
const headless = [set(SERVICE, ADDRESS, 'None')]

testChangeRule(banServiceAddressChange, {
  valid: [{ name: 'a Service that pins an address', changes: [set(SERVICE, ADDRESS, '10.43.0.20')] }],
  invalid: [
    { name: 'a Service that becomes headless', changes: headless },
    {
      name: 'a headless Service that does not say so any more',
      before: headless,
      changes: [unset(SERVICE, ADDRESS)],
    },
    {
      name: 'another address of a Service',
      before: [set(SERVICE, ADDRESS, '10.43.0.20')],
      changes: [set(SERVICE, ADDRESS, '10.43.0.21')],
    },
  ],
})

describe('ban-service-address-change', () => {
  it('says that a headless Service gets no node port', async () => {
    const found = await findingsAgainst(headless, [
      unset(SERVICE, ADDRESS),
      set(SERVICE, ['spec', 'type'], 'NodePort'),
    ])
    expect(found.find(({ rule }) => rule === 'ban-service-address-change')?.impact).toContain('refuses')
  })
})
