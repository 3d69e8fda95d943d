import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/committed-trees.ts'

const STORE = 'hub NetworkPolicy loki'
const INGRESS = ['spec', 'ingress', 0] as const

describe('require-admission', () => {
  it.each([0, 1, 2])('refuses a store whose port %s is closed to its own chart', async (port) => {
    expect(await refusedBy(unset(STORE, [...INGRESS, 'ports', port]))).toEqual(['require-admission'])
  })

  it('refuses a store that does not admit its gateway', async () => {
    expect(
      await refusedBy(
        set(
          STORE,
          [...INGRESS, 'from'],
          [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'grafana' } } }],
        ),
      ),
    ).toEqual(['require-admission'])
  })

  it('refuses a gateway that does not admit the hub’s own pods', async () => {
    expect(await refusedBy(unset('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 1]))).toEqual(
      ['require-admission'],
    )
  })

  it('refuses a door that is open at another port', async () => {
    expect(
      await refusedBy(
        set('hub NetworkPolicy prometheus-otlp-external', [...INGRESS, 'ports', 0, 'port'], 'reloader-web'),
      ),
    ).toEqual(['require-admission'])
  })
})
