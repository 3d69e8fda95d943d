import { describe, expect, it } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { findingsAfter, set } from '../../testing/sample-trees.ts'
import { validAlertRoute } from './valid-alert-route.ts'
import { testRule } from '../../testing/test-rule.ts'

const ALERTMANAGER = [...VALUES, 'alertmanager']
const given = (config: unknown) => set(HUB_STACK, [...ALERTMANAGER, 'config'], config)

testRule(validAlertRoute, {
  valid: [
    ...(
      [
        ['the receiver of the chart', { route: { receiver: 'null' } }],
        ['one of its own', { receivers: [{ name: 'a' }], route: { receiver: 'a' } }],
        ['one that a template names', { route: { receiver: '{{ .Values.nameOverride }}' } }],
        [
          'times that it knows, under either name',
          {
            time_intervals: [{ name: 'night' }],
            mute_time_intervals: [{ name: 'day' }],
            route: {
              receiver: 'null',
              routes: [{ receiver: 'null', mute_time_intervals: ['night'], active_time_intervals: ['day'] }],
            },
          },
        ],
      ] as const
    ).map(([name, config]) => ({ name, changes: [given(config)] })),
  ],
  invalid: [
    ...(
      [
        ['a receiver that nobody has', { route: { receiver: 'phone' } }],
        [
          'a receiver that is missing deep inside',
          { route: { routes: [{ receiver: 'null', routes: [{ receiver: 'phone' }] }] } },
        ],
        [
          'a receiver that is there twice',
          { receivers: [{ name: 'a' }, { name: 'a' }], route: { receiver: 'a' } },
        ],
        [
          'a time interval that nobody has',
          { route: { routes: [{ receiver: 'null', mute_time_intervals: ['night'] }] } },
        ],
        [
          'a condition of the first route',
          { route: { receiver: 'null', matchers: ['severity = "critical"'] } },
        ],
      ] as const
    ).map(([name, config]) => ({ name, changes: [given(config)] })),
  ],
})

describe('valid-alert-route', () => {
  it('refuses a missing receiver of a text, and says where in it', async () => {
    const [finding] = await findingsAfter(
      set(HUB_STACK, [...ALERTMANAGER, 'stringConfig'], 'route: {receiver: a}\nreceivers: [{name: b}]\n'),
    )
    expect(finding).toMatchObject({ rule: 'valid-alert-route', fix: expect.stringContaining('b') })
  })
})
