import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

describe('valid-probe', () => {
  it('refuses the default time-out', async () => {
    expect(
      await refusedBy(unset('spoke Deployment miniflux', [...CONTAINER, 'livenessProbe', 'timeoutSeconds'])),
    ).toEqual(['valid-probe'])
  })

  it('refuses a time-out beyond the period', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment miniflux', [...CONTAINER, 'livenessProbe', 'timeoutSeconds'], 21),
      ),
    ).toEqual(['valid-probe'])
  })

  it('refuses a path that the program does not serve', async () => {
    expect(
      await refusedBy(
        set('spoke Deployment rsshub', [...CONTAINER, 'livenessProbe', 'httpGet', 'path'], '/healthcheck'),
      ),
    ).toEqual(['valid-probe'])
  })

  it('refuses a command that asks for another database', async () => {
    expect(
      await refusedBy(
        set(
          'spoke StatefulSet miniflux-postgres',
          [...CONTAINER, 'readinessProbe', 'exec', 'command', 2],
          '--dbname=minifux',
        ),
      ),
    ).toEqual(['valid-probe'])
  })
})
