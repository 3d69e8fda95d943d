import { expect } from 'vitest'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validAlertRoute } from './valid-alert-route.ts'

const ALERTMANAGER = [...VALUES, 'alertmanager']
const given = (config: unknown) => [set(HUB_STACK, [...ALERTMANAGER, 'config'], config)]

testRule(validAlertRoute, {
  valid: [
    { name: 'the receiver of the chart', changes: given({ route: { receiver: 'null' } }) },
    {
      name: 'a receiver of its own',
      changes: given({ receivers: [{ name: 'a' }], route: { receiver: 'a' } }),
    },
    {
      name: 'a receiver that a template names',
      changes: given({ route: { receiver: '{{ .Values.nameOverride }}' } }),
    },
    {
      name: 'time intervals under either key',
      changes: given({
        time_intervals: [{ name: 'night' }],
        mute_time_intervals: [{ name: 'day' }],
        route: {
          receiver: 'null',
          routes: [{ receiver: 'null', mute_time_intervals: ['night'], active_time_intervals: ['day'] }],
        },
      }),
    },
  ],
  invalid: [
    { name: 'a receiver that does not exist', changes: given({ route: { receiver: 'phone' } }) },
    {
      name: 'a missing receiver in an inner route',
      changes: given({ route: { routes: [{ receiver: 'null', routes: [{ receiver: 'phone' }] }] } }),
    },
    {
      name: 'two receivers of one name',
      changes: given({ receivers: [{ name: 'a' }, { name: 'a' }], route: { receiver: 'a' } }),
    },
    {
      name: 'a time interval that does not exist',
      changes: given({ route: { routes: [{ receiver: 'null', mute_time_intervals: ['night'] }] } }),
    },
    {
      name: 'a condition of the first route',
      changes: given({ route: { receiver: 'null', matchers: ['severity = "critical"'] } }),
    },
    {
      name: 'a missing receiver in a configuration that is a text',
      changes: [
        set(HUB_STACK, [...ALERTMANAGER, 'stringConfig'], 'route: {receiver: a}\nreceivers: [{name: b}]\n'),
      ],
      findings: [{ fix: expect.stringContaining('b') }],
    },
  ],
})
