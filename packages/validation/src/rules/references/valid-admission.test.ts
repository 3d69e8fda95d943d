import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const DOOR = 'hub NetworkPolicy prometheus-otlp-external'

describe('valid-admission', () => {
  it.each([
    [
      'a door that admits another address than its neighbour',
      ['ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
      '100.64.0.9/32',
    ],
    ['a policy without a direction', ['policyTypes'], []],
    ['a policy that admits to every port', ['ingress', 0, 'ports'], []],
  ] as const)('refuses %s', async (_, path, value) => {
    expect(await refusedBy(set(DOOR, ['spec', ...path], value))).toEqual(['valid-admission'])
  })

  it.each([
    ['pods that there are not', { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'minifluxx' } } }],
    ['somebody without saying whom', {}],
  ])('refuses a policy that admits %s', async (_, peer) => {
    const path = ['spec', 'ingress', 0, 'from', 0]
    expect(await refusedBy(set('spoke NetworkPolicy miniflux-postgres', path, peer))).toEqual([
      'valid-admission',
    ])
  })
})
