import { describe, expect, it } from 'vitest'
import { networkPolicy } from '../../testing/objects.ts'
import { add, refusedBy, set } from '../../testing/trees.ts'

describe('no-missing-pods', () => {
  it('refuses a Service that leads nowhere', async () => {
    expect(await refusedBy(set('spoke Service exporter', ['spec', 'selector', 'app'], 'exporters'))).toEqual([
      'no-missing-pods',
    ])
  })

  it('refuses a policy that protects nothing', async () => {
    expect(
      await refusedBy(
        add(
          'hub',
          'telemetry/app.yaml',
          networkPolicy({ name: 'app', namespace: 'apps' }, { matchLabels: { app: 'other' } }, [], 'http'),
        ),
      ),
    ).toEqual(['no-missing-pods'])
  })

  it('refuses a controller that does not choose its own pods', async () => {
    expect(
      await refusedBy(set('spoke DaemonSet collector', ['spec', 'selector', 'matchLabels', 'app'], 'agent')),
    ).toEqual(['no-missing-pods'])
  })
})
